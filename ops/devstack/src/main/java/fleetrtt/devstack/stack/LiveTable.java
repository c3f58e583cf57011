package fleetrtt.devstack.stack;

import fleetrtt.query.PeerRow;
import fleetrtt.query.PeerSort;
import fleetrtt.query.PeerTable;
import fleetrtt.query.PeerTopic;
import fleetrtt.query.PeerWindows;
import fleetrtt.terminal.StopSignal;
import fleetrtt.time.Interval;
import fleetrtt.time.WindowSize;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The peers of the present window, from the output topic: refreshed in place on a terminal, and printed once per
 * window when piped. A window is shown from its fifth second on, when it has something to say, until the next has
 * come so far.
 */
final class LiveTable {
    private static final Duration REFRESH = Duration.ofMillis(500);
    private static final long SHOW_AFTER_MILLIS = 5_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Clock clock;
    private final Screen screen;
    private final String note;
    private final PeerWindows windows = new PeerWindows();

    /** @param note a line that stands above every table; empty for none */
    LiveTable(Clock clock, Screen screen, String note) {
        this.clock = clock;
        this.screen = screen;
        this.note = note;
    }

    /** Shows until the stop is wished (true) or the stack has failed (false). */
    boolean showUntil(StopSignal stop, Stack stack) throws InterruptedException {
        try (PeerTopic topic = PeerTopic.open(stack.cluster(), WindowSize.TEN_SECONDS)) {
            topic.seek(present().startMillis());
            while (!stop.await(REFRESH)) {
                if (stack.hasFailed()) {
                    return false;
                }
                topic.poll(Duration.ofMillis(100)).forEach(windows::add);
                show();
            }
            return true;
        }
    }

    private void show() {
        Interval window = windows.in(present()).isEmpty() ? WindowSize.TEN_SECONDS.windowAt(clock.millis()) : present();
        List<PeerRow> rows = windows.in(window).stream().map(PeerRow::of).toList();
        if (!rows.isEmpty()) {
            screen.show(window.startMillis(), lines(window, rows));
        }
        windows.forgetBefore(clock.millis() - Duration.ofMinutes(1).toMillis());
    }

    private Interval present() {
        return WindowSize.TEN_SECONDS.windowAt(clock.millis() - SHOW_AFTER_MILLIS);
    }

    private List<String> lines(Interval window, List<PeerRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (!note.isEmpty()) {
            lines.add(note);
        }
        lines.add("peers " + time(window.startMillis()) + " to " + time(window.endMillis())
                + ", smoothed RTT, most samples first");
        lines.addAll(PeerTable.lines(PeerSort.SAMPLES.sorted(rows)));
        return lines;
    }

    private static String time(long epochMillis) {
        return LocalTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneId.systemDefault())
                .format(TIME);
    }
}
