package fleetrtt.terminal;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The option that names a file of other options. It is read before these, since it is where they come from. */
final class ConfigOption {
    static final String NAME = "--config";

    /** Where Kafka and the registry are. */
    private static final Set<String> OF_CLUSTER = Set.of("bootstrap-server", "bootstrap-servers", "schema-registry");

    private ConfigOption() {}

    /** Of a service, which has a file that is read when no other is named. */
    static OptionSpec withDefault(Path file) {
        return option(
                file,
                "Properties: a long option without its dashes, or kafka.KEY, and its value; default " + file
                        + " when it is there.");
    }

    /** Gives it to every subcommand that works with Kafka, for how to log in there. */
    static void addToSubcommands(CommandLine line) {
        for (CommandLine subcommand : new LinkedHashSet<>(line.getSubcommands().values())) {
            if (subcommand.getCommandSpec().findOption(ClusterOptions.BOOTSTRAP) != null) {
                subcommand
                        .getCommandSpec()
                        .addOption(
                                option(
                                        null,
                                        "Properties with bootstrap-server, schema-registry and kafka.KEY, such as logins are."));
            }
        }
    }

    private static OptionSpec option(@Nullable Path initial, String description) {
        return OptionSpec.builder(NAME)
                .paramLabel("FILE")
                .type(Path.class)
                .initialValue(initial)
                .description(description)
                .build();
    }

    /** The file that arguments or environment name. */
    static Optional<Path> named(Map<String, String> environment, String... args) {
        CommandLine config = new CommandLine(CommandSpec.create().addOption(option(null, "")))
                .setUnmatchedArgumentsAllowed(true)
                .setDefaultValueProvider(new OptionSources(environment, OptionFile.none()));
        config.parseArgs(args);
        return Optional.ofNullable(config.getCommandSpec().findOption(NAME).getValue());
    }

    /**
     * What the file says that is named for a subcommand; nothing when none is, or none takes it.
     *
     * @throws IllegalArgumentException when it says anything but where Kafka is, or cannot be read
     */
    static OptionFile ofSubcommands(CommandLine line, Map<String, String> environment, String... args) {
        boolean isTaken = line.getSubcommands().values().stream()
                .anyMatch(subcommand -> subcommand.getCommandSpec().findOption(NAME) != null);
        return (isTaken ? named(environment, args) : Optional.<Path>empty())
                .map(file -> OptionFile.read(file, key -> OF_CLUSTER.contains(key) || key.startsWith("kafka.")))
                .orElseGet(OptionFile::none);
    }
}
