package fleetrtt.aggregator.host;

import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.time.WindowSize;
import java.util.ArrayList;
import java.util.List;

/** What one host saw of all addresses together since the last commit, by minute. Not thread-safe. */
final class Minutes {
    private final List<Minute> minutes = new ArrayList<>(1);
    private int used;

    private static final class Minute {
        private long startMillis;
        private final RttSum rtt = new RttSum();
    }

    /**
     * Adds to the minute that holds a window's start; what was seen in windows of an hour is in none. False, and nothing
     * added, when the minute would hold more than {@link RttSum#FULL}.
     */
    boolean add(WindowKey window, RttSum rtt) {
        if (window.size() == WindowSize.ONE_HOUR) {
            return true;
        }
        long millis = window.startMillis();
        RttSum sum = minute(millis - Math.floorMod(millis, WindowSize.ONE_MINUTE.millis())).rtt;
        if (!RttSum.isRoom(sum.samples(), rtt.samples(), sum.sumMicros(), rtt.sumMicros())) {
            return false;
        }
        sum.add(rtt);
        return true;
    }

    private Minute minute(long startMillis) {
        for (int i = 0; i < used; i++) {
            if (minutes.get(i).startMillis == startMillis) {
                return minutes.get(i);
            }
        }
        if (used == minutes.size()) {
            minutes.add(new Minute());
        }
        Minute next = minutes.get(used++);
        next.startMillis = startMillis;
        next.rtt.clear();
        return next;
    }

    /** Takes the minute that begins then. */
    interface Outlet {
        void add(long startMillis, RttSum rtt);
    }

    /** Hands over each minute, and begins anew. */
    void drain(Outlet to) {
        for (int i = 0; i < used; i++) {
            to.add(minutes.get(i).startMillis, minutes.get(i).rtt);
        }
        used = 0;
    }
}
