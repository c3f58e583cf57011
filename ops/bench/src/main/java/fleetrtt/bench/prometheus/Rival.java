package fleetrtt.bench.prometheus;

import fleetrtt.bench.process.Use;
import fleetrtt.devstack.simulate.FleetModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prometheus, scraping a fleet live. */
final class Rival {
    private final Exposition exposition;
    private final Plan plan;

    Rival(Exposition exposition, Plan plan) {
        this.exposition = exposition;
        this.plan = plan;
    }

    Outcome run(Path folder) throws IOException, InterruptedException {
        FleetModel fleet = plan.fleetFromNow();
        try (Exporters exporters = new Exporters(fleet, exposition);
                PrometheusServer server = PrometheusServer.start(folder, exporters, plan.hosts(), exposition)) {
            count(fleet, exporters, 0, plan.warmUps());
            Use begun = Use.of(server.process());
            long bytes = exporters.bytes();
            count(fleet, exporters, plan.warmUps(), plan.all());
            Use finished = Use.of(server.process());
            bytes = exporters.bytes() - bytes;
            // All counters stand still until they are scraped once more, so what it has must be what they have.
            Plan.awaitEnd(fleet, plan.all() + 2L);
            boolean right = (long) server.ask(exposition.samples()) == exporters.samples()
                    && server.ask("count(count by (remote) (" + PrometheusServer.RULE + "))") > 0;
            String name = "prometheus, " + exposition.name().toLowerCase(Locale.ROOT);
            return new Outcome(List.of(Figures.between(name, begun, finished)), bytes, right);
        }
    }

    private static void count(FleetModel fleet, Exporters exporters, int from, int to) throws InterruptedException {
        for (int interval = from; interval < to; interval++) {
            Plan.awaitEnd(fleet, interval + 1L);
            exporters.add(interval);
        }
    }
}
