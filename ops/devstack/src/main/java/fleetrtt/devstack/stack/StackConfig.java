package fleetrtt.devstack.stack;

import fleetrtt.cluster.Cluster;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.http.HttpEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a {@link Stack} runs.
 *
 * @param host name under which this host's collector publishes
 * @param data folder for everything that is kept
 * @param external brokers and registry to use; when empty, both are embedded
 * @param brokerPort of the embedded broker; 0 for a free one
 * @param registryPort of the embedded registry; 0 for a free one
 * @param interval length of an interval; divides 10 s
 * @param grace how long after its end a window stays open
 * @param probe what this host's collector samples
 * @param http where the API and the page are answered; empty for nowhere
 * @param rules files or folders of alert rules; none for no alerts
 * @param simulatedHosts when present, that many simulated hosts take the place of this host's collector
 */
public record StackConfig(
        String host,
        Path data,
        Optional<Cluster> external,
        int brokerPort,
        int registryPort,
        Duration interval,
        Duration grace,
        ProbeConfig probe,
        Optional<HttpEndpoint> http,
        List<Path> rules,
        OptionalInt simulatedHosts) {}
