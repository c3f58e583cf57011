package fleetrtt.devstack.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a page of lines is shown that changes: on a terminal the new page takes the place of the old one. Elsewhere
 * the first page is printed at once, and then one for each key, once the next has come and it is the last word.
 */
final class Screen {
    private static final int ROWS = 40;
    private static final String ESCAPE = "\u001b[";

    private final PrintWriter out;
    private final boolean terminal;
    private List<String> shown = List.of();
    private long shownKey;

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
        List<String> lines = terminal && page.size() > ROWS ? cut(page) : page;
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

    private static List<String> cut(List<String> page) {
        List<String> kept = new ArrayList<>(page.subList(0, ROWS - 1));
        kept.add("… and " + (page.size() - kept.size()) + " more");
        return kept;
    }
}
