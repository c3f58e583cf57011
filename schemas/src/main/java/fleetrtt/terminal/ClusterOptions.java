package fleetrtt.terminal;

import fleetrtt.cluster.Cluster;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every command that works with Kafka: where it is, --verbose, --help; a picocli mixin. */
public final class ClusterOptions {
    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT[,...]",
            defaultValue = "${env:FLEETRTT_BOOTSTRAP_SERVERS:-localhost:9092}",
            description = "Kafka brokers to ask first; default $$FLEETRTT_BOOTSTRAP_SERVERS, else localhost:9092.")
    private String bootstrapServers = "";

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

    /** Where the options say, and logging as they say. */
    public Cluster cluster() {
        Logs.toStandardError(verbose);
        return new Cluster(bootstrapServers, schemaRegistry, kafka);
    }
}
