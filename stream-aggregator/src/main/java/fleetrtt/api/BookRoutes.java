package fleetrtt.api;

import fleetrtt.answer.AlertsAnswer;
import fleetrtt.answer.CollectorsAnswer;
import fleetrtt.answer.Coverage;
import fleetrtt.http.server.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** The paths under /api/v1 about what every instance knows by itself: alerts and collectors, and live events. */
final class BookRoutes implements Routes {
    private static final String API = FleetQuestions.API;

    private final AlertBook alerts;
    private final BooleanSupplier alertsRead;
    private final CollectorBook collectors;
    private final BooleanSupplier collectorsRead;
    private final LiveEvents live;
    private final InstantSource clock;

    BookRoutes(
            AlertBook alerts,
            BooleanSupplier alertsRead,
            CollectorBook collectors,
            BooleanSupplier collectorsRead,
            LiveEvents live,
            InstantSource clock) {
        this.alerts = alerts;
        this.alertsRead = alertsRead;
        this.collectors = collectors;
        this.collectorsRead = collectorsRead;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(API + "/alerts", this::now);
        routes.get(API + "/alerts/history", this::history);
        routes.get(
                API + "/collectors",
                request -> Reply.send(
                        request,
                        new CollectorsAnswer(collectors.all(clock.millis())),
                        coverage(collectorsRead, "collectors")));
        routes.sse(API + "/live", live::listen);
    }

    private void now(Context request) {
        Asked asked = asked(request);
        String state = asked.choice("state", "firing", "pending", "resolved", "all");
        Reply.send(request, new AlertsAnswer(alerts.in(state, members(asked))), coverage(alertsRead, "alerts"));
    }

    private void history(Context request) {
        Asked asked = asked(request);
        long to = asked.to();
        Reply.send(
                request,
                new AlertsAnswer(alerts.episodes(asked.from(to), to, members(asked))),
                coverage(alertsRead, "alerts"));
    }

    private static boolean members(Asked asked) {
        return asked.choice("members", "false", "true").equals("true");
    }

    private Asked asked(Context request) {
        return new Asked(request::queryParam, clock.millis());
    }

    private static Coverage coverage(BooleanSupplier read, String topic) {
        return read.getAsBoolean() ? Coverage.WHOLE : Coverage.without("the topic of " + topic + ", still being read");
    }
}
