package fleetrtt.devstack.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a page of lines is shown that changes: on a terminal the new page takes the place of the old one. Elsewhere
 * the first page is printed at once, and then one for each key, once the next has come and it is the last word.
 */
final class Screen {
    private static final int ROWS_WHEN_UNKNOWN = 24;
    private static final String ESCAPE = "\u001b[";

    private final PrintWriter out;
    private final boolean terminal;
    private List<String> shown = List.of();
    private long shownKey;
    private int rows = ROWS_WHEN_UNKNOWN;

    Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether standard output is a terminal; asked of the kernel, since the JDK tells only for both ends at once. */
    static boolean standardOutputIsTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** @param key of the page; rises when a new one begins */
    void show(long key, List<String> page) {
        if (terminal && (shown.isEmpty() || key != shownKey)) {
            rows = rowsOfTerminal();
        }
        List<String> lines = terminal && page.size() >= rows ? cut(page) : page;
        if (terminal) {
            if (!shown.isEmpty()) {
                // Up to where the old page began, and clear from there.
                out.print(ESCAPE + shown.size() + "A" + ESCAPE + "J");
            }
            lines.forEach(out::println);
        } else if (shown.isEmpty()) {
            lines.forEach(out::println);
        } else if (key != shownKey) {
            shown.forEach(out::println);
        }
        out.flush();
        shown = lines;
        shownKey = key;
    }

    /** One row less than there are, since the cursor stands below the last line. */
    private List<String> cut(List<String> page) {
        List<String> kept = new ArrayList<>(page.subList(0, rows - 2));
        kept.add("… and " + (page.size() - kept.size()) + " more");
        return kept;
    }

    /** As {@code stty size} tells; the JDK has no way to ask. */
    private static int rowsOfTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Math.max(8, Integer.parseInt(size.substring(0, size.indexOf(' '))));
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException e) {
            return ROWS_WHEN_UNKNOWN;
        }
    }
}
