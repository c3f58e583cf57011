package fleetrtt.terminal;

import fleetrtt.cluster.Cluster;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that works with Kafka: where it is, --verbose, --help; a picocli mixin. */
public final class ClusterOptions {
    private static final String DEFAULT_BOOTSTRAP = "localhost:9092";

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT[,...]",
            defaultValue = "${env:FLEETRTT_BOOTSTRAP_SERVERS:-" + Option.NULL_VALUE + "}",
            description = "Kafka brokers to ask first; default $$FLEETRTT_BOOTSTRAP_SERVERS, else localhost:9092.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL[,...]",
            defaultValue = "${env:FLEETRTT_SCHEMA_REGISTRY:-http://localhost:8081}",
            description = "Schema registry; default $$FLEETRTT_SCHEMA_REGISTRY, else http://localhost:8081.")
    private String schemaRegistry = "";

    @Option(
            names = "--kafka",
            paramLabel = "KEY=VALUE",
            description = "Any setting of Kafka's clients or of the registry's, e.g. security.protocol=SSL.")
    private Map<String, String> kafka = new LinkedHashMap<>();

    @Option(names = "--verbose", description = "Log what Kafka's clients say, and print stack traces.")
    private boolean verbose;

    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    private boolean help;

    /** As {@link #cluster}, empty when neither options nor environment name a broker. */
    public Optional<Cluster> named() {
        Cluster cluster = cluster();
        return bootstrapServers == null ? Optional.empty() : Optional.of(cluster);
    }

    /** Where the options say, and logging as they say. */
    public Cluster cluster() {
        Logs.toStandardError(verbose);
        String brokers = bootstrapServers == null ? DEFAULT_BOOTSTRAP : bootstrapServers;
        return new Cluster(brokers, schemaRegistry, kafka);
    }
}
