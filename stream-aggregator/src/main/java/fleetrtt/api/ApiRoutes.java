package fleetrtt.api;

import fleetrtt.answer.Answer;
import fleetrtt.answer.CulpritRow;
import fleetrtt.answer.HostsAnswer;
import fleetrtt.answer.PeersAnswer;
import fleetrtt.answer.TcprttText;
import fleetrtt.http.server.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The paths under /api/v1 that are about windows. */
final class ApiRoutes implements Routes {
    /** Questions under way; the server's other threads answer those of other instances. */
    private static final int MOST_QUESTIONS = 12;

    private static final long PATIENCE_SECONDS = 3;
    private static final String API = FleetQuestions.API;

    private final InstantSource clock;
    private final Supplier<Served> served;
    private final Verdicts verdicts;
    private final Function<String, @Nullable CulpritRow> explained;
    private final Semaphore underWay = new Semaphore(MOST_QUESTIONS);

    /**
     * About windows.
     *
     * @param served throws a {@link Problem} until there is something
     * @param explained why an address or a host is slow now; null when it is not
     */
    ApiRoutes(
            Supplier<Served> served,
            Verdicts verdicts,
            Function<String, @Nullable CulpritRow> explained,
            InstantSource clock) {
        this.served = served;
        this.clock = clock;
        this.verdicts = verdicts;
        this.explained = explained;
    }

    private FleetQuestions questions() {
        return served.get().questions();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.exception(
                Problem.class, (problem, request) -> Reply.problem(request, problem.status(), problem.detail()));
        routes.get(
                API + "/fleet",
                request -> series(
                        request,
                        asked -> questions().fleet(asked),
                        answer -> answer,
                        answer -> TcprttText.ofAll(answer.total())));
        routes.get(API + "/peers", this::peers);
        routes.get(
                API + "/peers/{remote}",
                request -> series(
                        request,
                        asked -> questions().peer(path(request, "remote"), asked),
                        answer -> answer.withVerdict(explained.apply(answer.remote())),
                        answer -> TcprttText.ofRemote(answer.remote(), answer.total())));
        routes.get(
                API + "/peers/{remote}/hosts",
                request -> answer(request, asked -> questions().peerHosts(path(request, "remote"), asked)));
        routes.get(API + "/hosts", this::hosts);
        routes.get(
                API + "/hosts/{host}",
                request -> series(
                        request,
                        asked -> questions().host(path(request, "host"), asked),
                        answer -> answer.withVerdict(explained.apply(answer.host())),
                        answer -> TcprttText.ofAll(answer.total())));
    }

    private static String path(Context request, String name) {
        return request.pathParam(name);
    }

    private <A extends Answer<A>> void answer(Context request, Function<Asked, Question<A>> question) {
        Part<A> part = ask(request, question);
        Reply.send(request, part.answer(), part.coverage());
    }

    private <A extends Answer<A>> void series(
            Context request,
            Function<Asked, Question<A>> question,
            UnaryOperator<A> completed,
            Function<A, String> tcprtt) {
        Part<A> part = ask(request, question);
        if (Reply.form(request).equals("tcprtt")) {
            Reply.send(request, tcprtt.apply(part.answer()), "text/plain; charset=utf-8");
        } else {
            Reply.send(request, completed.apply(part.answer()), part.coverage());
        }
    }

    private void peers(Context request) {
        Asked asked = asked(request);
        Part<PeersAnswer> part = ask(request, asks -> questions().peers(asks));
        PeersAnswer answer = part.answer();
        Reply.send(
                request,
                answer.with(asked.ranking().first(answer.peers(), asked.descending(), asked.limit()).stream()
                        .map(row -> row.withVerdict(verdicts.of(row.remote())))
                        .toList()),
                part.coverage());
    }

    private void hosts(Context request) {
        Asked asked = asked(request);
        Part<HostsAnswer> part = ask(request, asks -> questions().hosts(asks));
        HostsAnswer answer = part.answer();
        Reply.send(
                request,
                answer.with(asked.ranking().first(answer.hosts(), asked.descending(), asked.limit()).stream()
                        .map(row -> row.withVerdict(verdicts.of(row.host())))
                        .toList()),
                part.coverage());
    }

    private Asked asked(Context request) {
        return new Asked(request::queryParam, clock.millis());
    }

    /** Of others here and elsewhere; of another instance only what it asks for, which is here. */
    private <A extends Answer<A>> Part<A> ask(Context request, Function<Asked, Question<A>> make) {
        Asked asked = asked(request);
        Question<A> question = make.apply(asked);
        if (asked.partitions().isPresent()) {
            boolean stale = asked.choice("stale", "false", "true").equals("true");
            return served.get().everywhere().here(question, asked.partitions().get(), stale);
        }
        try {
            if (!underWay.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.unavailable("too many questions at once; ask again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the server stops");
        }
        try {
            return served.get().everywhere().ask(question);
        } finally {
            underWay.release();
        }
    }
}
