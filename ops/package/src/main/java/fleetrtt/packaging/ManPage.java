package fleetrtt.packaging;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command's manual page in roff (man(7)), from the same words that {@code --help} prints. */
final class ManPage {
    private static final String SECTION = "8";

    private final String name;
    private final String command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(String qualifiedName) {
        name = qualifiedName.replace(' ', '-');
        command = qualifiedName.substring(qualifiedName.lastIndexOf(' ') + 1);
    }

    static ManPage of(CommandSpec command) {
        ManPage manual = new ManPage(command.qualifiedName());
        UsageMessageSpec usage = command.usageMessage();
        String description = sentence(usage.description());
        manual.line(".TH " + manual.name.toUpperCase(Locale.ROOT) + " " + SECTION
                + " \"\" FleetRTT \"System administration\"");
        manual.section("NAME", manual.name + " - " + description);
        manual.section("SYNOPSIS", synopsis(command));
        manual.section("DESCRIPTION", description);
        manual.options("OPTIONS", command);
        command.subcommands().values().forEach(manual::subcommand);
        manual.exitCodes(usage);
        manual.footer(usage);
        return manual;
    }

    String fileName() {
        return name + "." + SECTION;
    }

    /** The command's own name, without the program's. */
    String command() {
        return command;
    }

    String text() {
        return page.toString();
    }

    private void subcommand(CommandLine subcommand) {
        CommandSpec command = subcommand.getCommandSpec();
        section(
                "COMMAND " + command.name().toUpperCase(Locale.ROOT),
                sentence(command.usageMessage().description()));
        line(".P");
        line(escaped(synopsis(command)));
        arguments(command);
    }

    private void options(String title, CommandSpec command) {
        line(".SH " + title);
        arguments(command);
    }

    private void arguments(CommandSpec command) {
        command.positionalParameters().forEach(positional -> argument(positional.paramLabel(), positional));
        command.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> argument(names(option), option));
    }

    private void argument(String title, ArgSpec argument) {
        line(".TP");
        line(".B " + escaped(title));
        line(escaped(sentence(argument.description())));
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        if (option.usageHelp()) {
            return names;
        }
        return names + (option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : "=" + option.paramLabel());
    }

    private void exitCodes(UsageMessageSpec usage) {
        line(".SH EXIT STATUS");
        usage.exitCodeList().forEach((code, meaning) -> {
            line(".TP");
            line(".B " + code.strip());
            line(escaped(meaning));
        });
    }

    private void footer(UsageMessageSpec usage) {
        if (usage.footer().length > 0) {
            section("CONFIGURATION", sentence(usage.footer()));
        }
    }

    private void section(String title, String text) {
        line(".SH " + title);
        line(escaped(text));
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    private static String synopsis(CommandSpec command) {
        return new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .synopsis(0)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Without picocli's line breaks. */
    private static String sentence(String[] lines) {
        return Arrays.stream(lines)
                .map(line -> line.replace("%n", " ").replace("$$", "$").replace("%%", "%"))
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** Backslashes and dashes mean something to roff, and so does a dot or quote at the start of a line. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
