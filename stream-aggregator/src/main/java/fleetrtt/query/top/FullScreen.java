package fleetrtt.query.top;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A terminal in raw mode on its second screen; {@link #close} gives it back as it was, also when the process is
 * stopped. The JDK has no way to it, {@code stty} does.
 */
final class FullScreen implements AutoCloseable {
    private static final String ESCAPE = "\u001b[";
    private static final int ROWS_WHEN_UNKNOWN = 24;
    private static final int COLUMNS_WHEN_UNKNOWN = 80;

    private final PrintWriter out;
    private final boolean plain;
    private final String before;
    private final Thread giveBack = new Thread(this::restore, "give-terminal-back");
    private boolean restored;

    private FullScreen(PrintWriter out, boolean plain, String before) {
        this.out = out;
        this.plain = plain;
        this.before = before;
    }

    /** @param plain without inverse rows, as NO_COLOR asks for */
    static FullScreen open(PrintWriter out, boolean plain) {
        FullScreen screen = new FullScreen(out, plain, stty("-g"));
        Runtime.getRuntime().addShutdownHook(screen.giveBack);
        stty("-icanon", "-echo", "min", "0", "time", "1");
        out.print(ESCAPE + "?1049h" + ESCAPE + "?25l");
        return screen;
    }

    /** @param selected index of the line that is marked; −1 for none */
    void show(List<String> lines, int selected, String keys) {
        String[] size = stty("size").split(" ", -1);
        int rows = size.length == 2 ? number(size[0], ROWS_WHEN_UNKNOWN) : ROWS_WHEN_UNKNOWN;
        int columns = size.length == 2 ? number(size[1], COLUMNS_WHEN_UNKNOWN) : COLUMNS_WHEN_UNKNOWN;
        StringBuilder page = new StringBuilder(ESCAPE + "H");
        for (int row = 0; row < rows - 1; row++) {
            String line = row == rows - 2 ? keys : row < lines.size() ? lines.get(row) : "";
            String cut = line.length() > columns ? line.substring(0, columns) : line;
            page.append(row == selected ? marked(cut) : cut).append(ESCAPE).append("K\r\n");
        }
        out.print(page);
        out.flush();
    }

    private String marked(String line) {
        return plain ? ">" + line.substring(Math.min(1, line.length())) : ESCAPE + "7m" + line + ESCAPE + "0m";
    }

    private static int number(String text, int otherwise) {
        try {
            int number = Integer.parseInt(text);
            return number > 4 ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** What was pressed, waiting a tenth of a second for it. */
    List<Key> keys() throws IOException {
        byte[] bytes = new byte[64];
        int count = System.in.available() > 0 ? System.in.read(bytes) : 0;
        return Key.of(bytes, Math.max(0, count));
    }

    private static String stty(String... arguments) {
        try {
            String[] command = new String[arguments.length + 1];
            command[0] = "stty";
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private synchronized void restore() {
        if (!restored) {
            restored = true;
            out.print(ESCAPE + "?25h" + ESCAPE + "?1049l");
            out.flush();
            if (!before.isEmpty()) {
                stty(before);
            }
        }
    }

    @Override
    public void close() {
        restore();
    }
}
