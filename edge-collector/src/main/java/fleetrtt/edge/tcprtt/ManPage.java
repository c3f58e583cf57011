package fleetrtt.edge.tcprtt;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manual page in roff (man(7)), from the same text that {@code -h} prints, so that the two never differ. */
final class ManPage {
    private static final Pattern OPTION = Pattern.compile("^  (-\\S.*?)(?:  +(\\S.*))?$");
    private static final Pattern EXAMPLE = Pattern.compile("^    \\./(tcprtt.*?) +# (.*)$");

    private static final String DESCRIPTION = """
            Shows the smoothed round-trip time of TCP as a log2 histogram, as the kernel sees it on this host: one
            sample for each segment received on an established connection, taken before its acknowledgment updates
            the estimate. Slot 0 holds 0 and 1, slot i holds 2^i to 2^(i+1) - 1. Sections come with the most samples
            first; samples of addresses beyond --max-addresses are counted under 'other'.
            """;

    private static final String EXIT_STATUS = """
            0 when it ran to its end or was stopped, 1 when the kernel refuses, 2 when the command line is wrong.
            """;

    private static final String RIGHTS = """
            Root, or the capabilities CAP_BPF and CAP_PERFMON. Linux 5.10 or newer with BTF, and libbpf 1.x.
            """;

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String text() {
        ManPage manual = new ManPage();
        manual.page.append(".TH TCPRTT 8 \"\" FleetRTT \"System administration\"\n");
        manual.section("NAME", "tcprtt \\- summarize TCP round-trip time as a histogram\n");
        manual.section("SYNOPSIS", escaped(synopsis()));
        manual.section("DESCRIPTION", escaped(DESCRIPTION));
        List<String> lines = HelpText.whole().lines().toList();
        manual.page.append(".SH OPTIONS\n");
        lines.subList(lines.indexOf("optional arguments:") + 1, lines.indexOf("examples:"))
                .forEach(manual::option);
        manual.page.append(".SH EXAMPLES\n");
        lines.subList(lines.indexOf("examples:") + 1, lines.size()).forEach(manual::example);
        manual.section("EXIT STATUS", escaped(EXIT_STATUS));
        manual.section("REQUIREMENTS", escaped(RIGHTS));
        return manual.page.toString();
    }

    private static String synopsis() {
        return HelpText.usage()
                        .replaceFirst("usage: ", "")
                        .replaceAll("\\s+", " ")
                        .strip() + "\n";
    }

    private void section(String name, String text) {
        page.append(".SH ").append(name).append('\n').append(text);
    }

    /** A line of the options' part: the flags with or without their text, or the text that follows. */
    private void option(String line) {
        Matcher option = OPTION.matcher(line);
        if (option.matches()) {
            page.append(".TP\n.B ").append(escaped(option.group(1))).append('\n');
            if (option.group(2) != null) {
                page.append(escaped(option.group(2))).append('\n');
            }
        } else if (!line.isBlank()) {
            page.append(escaped(line.strip())).append('\n');
        }
    }

    private void example(String line) {
        Matcher example = EXAMPLE.matcher(line);
        if (example.matches()) {
            page.append(".TP\n.B ").append(escaped(example.group(1))).append('\n');
            page.append(escaped(example.group(2))).append('\n');
        }
    }

    /** Backslashes and dashes mean something to roff, and so does a dot or quote at the start of a line. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
