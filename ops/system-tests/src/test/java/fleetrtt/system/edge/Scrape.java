package fleetrtt.system.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One answer of /metrics, read as Prometheus reads it. */
final class Scrape {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PREFIX = "fleetrtt_collector_";

    private final Map<String, Double> values = new LinkedHashMap<>();

    private Scrape(String text) {
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            assertThat(values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1))))
                    .as(line)
                    .isNull();
        });
    }

    static Scrape of(InetSocketAddress address) throws Exception {
        HttpResponse<String> answer = get(address, "/metrics");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Scrape(answer.body());
    }

    static HttpResponse<String> get(InetSocketAddress address, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /** The value of a series without labels, its common prefix left out. */
    double value(String name) {
        return Objects.requireNonNull(values.get(PREFIX + name), () -> name + " is not among " + values.keySet());
    }

    /** Series of a family, from their labels to their values, in the order given. */
    Map<String, Double> family(String name) {
        Map<String, Double> family = new LinkedHashMap<>();
        values.forEach((series, value) -> {
            if (series.startsWith(PREFIX + name + "{")) {
                family.put(series.substring(series.indexOf('{')), value);
            }
        });
        return family;
    }

    double sum(String name) {
        return family(name).values().stream().mapToDouble(Double::doubleValue).sum();
    }

    Stream<String> labels(String name) {
        return family(name).keySet().stream();
    }
}
