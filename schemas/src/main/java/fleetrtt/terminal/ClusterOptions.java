package fleetrtt.terminal;

import fleetrtt.cluster.Cluster;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Options of every command that works with Kafka: where it is, --verbose; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class ClusterOptions {
    static final String BOOTSTRAP = "--bootstrap-server";

    @Option(
            names = {BOOTSTRAP, "--bootstrap-servers"},
            paramLabel = "HOST:PORT[,...]",
            defaultValue = "localhost:9092",
            description = "Kafka brokers to ask first; default $$FLEETRTT_BOOTSTRAP_SERVERS, else localhost:9092.")
    private String bootstrapServers = "";

    @Option(
            names = "--schema-registry",
            paramLabel = "URL[,...]",
            defaultValue = "http://localhost:8081",
            description = "Schema registry; default $$FLEETRTT_SCHEMA_REGISTRY, else http://localhost:8081.")
    private String schemaRegistry = "";

    @Option(
            names = "--kafka",
            paramLabel = "KEY=VALUE",
            description = "Any setting of Kafka's clients or of the registry's, e.g. security.protocol=SSL; default"
                    + " $$FLEETRTT_KAFKA_<KEY>, e.g. FLEETRTT_KAFKA_SECURITY_PROTOCOL.")
    private Map<String, String> kafka = new LinkedHashMap<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--verbose", description = "Log what Kafka's clients say, and print stack traces.")
    private boolean verbose;

    /** As {@link #cluster}, empty when nothing but the default names a broker. */
    public Optional<Cluster> named() {
        Cluster cluster = cluster();
        ParseResult parsed = command.commandLine().getParseResult();
        boolean named = parsed.hasMatchedOption(BOOTSTRAP)
                || OptionSources.of(command)
                        .find(command.commandLine().getCommandSpec().findOption(BOOTSTRAP))
                        .isPresent();
        return named ? Optional.of(cluster) : Optional.empty();
    }

    /** Where the options say, and logging as they say. */
    public Cluster cluster() {
        Logs.toStandardError(verbose);
        Map<String, String> settings = new HashMap<>();
        OptionSources.of(command).kafka().forEach((key, found) -> settings.put(key, found.text()));
        settings.putAll(kafka);
        return new Cluster(bootstrapServers, schemaRegistry, settings);
    }
}
