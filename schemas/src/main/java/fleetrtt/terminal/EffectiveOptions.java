package fleetrtt.terminal;

import fleetrtt.terminal.OptionSources.Found;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options in force and where each comes from, one line each; secrets are masked. */
final class EffectiveOptions {
    private final ParseResult parsed;
    private final OptionSources sources;

    EffectiveOptions(ParseResult parsed) {
        this.parsed = parsed;
        sources = OptionSources.of(parsed.commandSpec());
    }

    void print(PrintWriter out) {
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (OptionSources.isSetting(option)) {
                if (option.isMultiValue()) {
                    printEach(out, option);
                } else {
                    print(out, OptionSources.keys(option)[0], value(option));
                }
            }
        }
    }

    private Found value(OptionSpec option) {
        if (parsed.hasMatchedOption(option)) {
            return new Found(last(option), "flag", "");
        }
        return sources.find(option).orElseGet(() -> new Found(initial(option), "default", ""));
    }

    private static String last(OptionSpec option) {
        return option.stringValues().get(option.stringValues().size() - 1);
    }

    private static String initial(OptionSpec option) {
        String text = option.defaultValue();
        return text == null
                ? Optional.ofNullable(option.initialValue())
                        .map(Object::toString)
                        .orElse("")
                : text;
    }

    private void printEach(PrintWriter out, OptionSpec option) {
        Map<String, Found> values = new TreeMap<>(sources.kafka());
        Map<?, ?> flags = option.getValue();
        flags.forEach((key, value) -> values.put(key.toString(), new Found(value.toString(), "flag", "")));
        String prefix = OptionSources.keys(option)[0] + ".";
        values.forEach((key, found) ->
                print(out, prefix + key, new Found(Secrets.shown(key, found.text()), found.kind(), found.place())));
    }

    private static void print(PrintWriter out, String key, Found found) {
        out.println(key + " = " + Secrets.withoutUserInfo(found.text()) + "  # from " + found.kind());
    }
}
