package fleetrtt.bench.query;

import fleetrtt.answer.Coverage;
import fleetrtt.answer.Json;
import fleetrtt.answer.PeersAnswer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Asks over HTTP, one question after the other, and keeps the times. */
final class TimedQueries {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WARM_UP = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String span;
    private final String list;

    /**
     * Of a span until an instant.
     *
     * @param url of the API, with a slash behind
     */
    TimedQueries(String url, long nowMillis, Duration length) {
        this.url = url;
        long to = nowMillis;
        span = "from=" + (to - length.toMillis()) + "&to=" + to;
        list = "peers?" + span + "&limit=50&spark=true";
    }

    /** Until all peers are there, with all partitions, and nothing more comes. */
    void awaitAll(int peers) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String before = "";
        while (System.nanoTime() < deadline) {
            HttpResponse<byte[]> response = get(list + "&sort=samples");
            if (response.statusCode() == 200) {
                String now = response.headers().firstValue("ETag").orElse("");
                boolean whole = !Json.read(response.body(), Coverage.class).partial()
                        && Json.read(response.body(), PeersAnswer.class).found() == peers;
                if (whole && now.equals(before)) {
                    return;
                }
                before = now;
            }
            Thread.sleep(3_000);
        }
        throw new IllegalStateException("not all peers are there after " + PATIENCE.toMinutes() + " min");
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Prints a line for each; whether all are within their limits. */
    boolean run(int rounds, int peers, PrintWriter out) throws IOException, InterruptedException {
        out.printf("%-34s %9s %9s %9s %9s %9s%n", "question", "p50 ms", "p99 ms", "max ms", "limit ms", "KiB");
        boolean ranked = time("ranked by p99, sparks", rounds, 200, i -> list + "&sort=p99", out);
        boolean slowdown = time("ranked by slowdown, sparks", rounds, 0, i -> list + "&sort=slowdown", out);
        boolean series = time(
                "series of one peer, 1m",
                rounds,
                100,
                i -> "peers/" + DayOfPeers.address(i * 7 % peers) + "?" + span + "&window=1m",
                out);
        boolean hosts = time(
                "hosts of one peer",
                rounds,
                0,
                i -> "peers/" + DayOfPeers.address(i * 7 % peers) + "/hosts?" + span,
                out);
        boolean fleet = time("fleet, 1m", rounds, 0, i -> "fleet?" + span + "&window=1m", out);
        boolean last = time("ranked by p99, last 15 min", rounds, 0, i -> "peers?last=15m&spark=true", out);
        return ranked && slowdown && series && hosts && fleet && last;
    }

    /** @param limitMillis of the 99th percentile; 0 for none */
    private boolean time(String what, int rounds, int limitMillis, IntFunction<String> path, PrintWriter out)
            throws IOException, InterruptedException {
        double[] millis = new double[rounds];
        int bytes = 0;
        for (int i = -WARM_UP; i < rounds; i++) {
            long began = System.nanoTime();
            HttpResponse<byte[]> response = get(path.apply(Math.max(0, i)));
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode() + " of " + response.uri());
            }
            bytes = response.body().length;
        }
        Arrays.sort(millis);
        double p99 = millis[(int) Math.ceil(0.99 * rounds) - 1];
        out.printf(
                "%-34s %9.1f %9.1f %9.1f %9s %9d%n",
                what, millis[rounds / 2], p99, millis[rounds - 1], limitMillis == 0 ? "-" : limitMillis, bytes >> 10);
        out.flush();
        return limitMillis == 0 || p99 <= limitMillis;
    }
}
