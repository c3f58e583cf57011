package fleetrtt.api;

import fleetrtt.answer.Coverage;
import fleetrtt.http.server.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** The paths under /api/v1 about whose fault it is, which every instance knows by itself. */
final class VerdictRoutes implements Routes {
    private final VerdictBook verdicts;
    private final BooleanSupplier read;
    private final InstantSource clock;

    /** @param read whether all of the topic has been read */
    VerdictRoutes(VerdictBook verdicts, BooleanSupplier read, InstantSource clock) {
        this.verdicts = verdicts;
        this.read = read;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(FleetQuestions.API + "/matrix", this::matrix);
        routes.get(FleetQuestions.API + "/verdicts", this::verdicts);
    }

    private void matrix(Context request) {
        Asked asked = asked(request);
        long to = asked.to();
        Reply.send(request, verdicts.matrix(asked.from(to), to, asked.limit()), coverage());
    }

    private void verdicts(Context request) {
        Asked asked = asked(request);
        long to = asked.to();
        Reply.send(request, verdicts.verdicts(asked.from(to), to, asked.limit()), coverage());
    }

    private Asked asked(Context request) {
        return new Asked(request::queryParam, clock.millis());
    }

    private Coverage coverage() {
        return read.getAsBoolean() ? Coverage.WHOLE : Coverage.without("the topic of verdicts, still being read");
    }
}
