package fleetrtt.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option takes its value from that the command line does not give: the environment, else a file, else its
 * default. {@code --state-dir} is FLEETRTT_STATE_DIR in the environment and {@code state-dir} in the file. Each of the
 * settings under {@code --kafka} has its own place in this order: {@code security.protocol} is
 * FLEETRTT_KAFKA_SECURITY_PROTOCOL and {@code kafka.security.protocol}. Immutable.
 */
final class OptionSources implements IDefaultValueProvider {
    private static final String VARIABLE = "FLEETRTT_";
    private static final String KAFKA_VARIABLE = "FLEETRTT_KAFKA_";
    private static final String KAFKA_KEY = "kafka.";

    private final Map<String, String> environment;
    private final OptionFile file;

    OptionSources(Map<String, String> environment, OptionFile file) {
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /** Those of a command that {@link Terminal} runs; of another one, none. */
    static OptionSources of(CommandSpec command) {
        IDefaultValueProvider provider = command.commandLine().getDefaultValueProvider();
        return provider instanceof OptionSources sources ? sources : new OptionSources(Map.of(), OptionFile.none());
    }

    /**
     * A value that was found.
     *
     * @param text as it stands there
     * @param kind env or file
     * @param place the variable, or the file and line
     */
    record Found(String text, String kind, String place) {}

    /** Whether the option may be given elsewhere than on the command line: all but --help and what is not shown. */
    static boolean isSetting(OptionSpec option) {
        return !option.usageHelp() && !option.hidden();
    }

    /** Long names without dashes: what the option is called in a file. */
    static String[] keys(OptionSpec option) {
        return Arrays.stream(option.names())
                .filter(name -> name.startsWith("--"))
                .map(name -> name.substring(2))
                .toArray(String[]::new);
    }

    Optional<Found> find(OptionSpec option) {
        if (!isSetting(option) || option.isMultiValue()) {
            return Optional.empty();
        }
        Optional<Found> variable = Arrays.stream(keys(option))
                .map(key -> VARIABLE + key.toUpperCase(Locale.ROOT).replace('-', '_'))
                .map(name -> new Found(environment.getOrDefault(name, ""), "env", name))
                .filter(found -> !found.text().isBlank())
                .findFirst();
        return variable.or(() -> Arrays.stream(keys(option))
                .flatMap(key -> file.find(key).stream())
                .findFirst());
    }

    /** Settings for Kafka's clients and the registry's, under their own keys. */
    Map<String, Found> kafka() {
        Map<String, Found> found = new TreeMap<>();
        file.findAll(KAFKA_KEY).forEach((key, value) -> found.put(key.substring(KAFKA_KEY.length()), value));
        environment.forEach((name, text) -> {
            if (name.startsWith(KAFKA_VARIABLE) && !text.isBlank()) {
                String key = name.substring(KAFKA_VARIABLE.length());
                found.put(key.toLowerCase(Locale.ROOT).replace('_', '.'), new Found(text, "env", name));
            }
        });
        return found;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? find(option).map(Found::text).orElse(null)
                : null;
    }
}
