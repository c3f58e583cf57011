package fleetrtt.devstack.simulate;

import java.time.Duration;

/**
 * Hosts whose clocks are wrong for a time. Their collectors align intervals to what they take for the time, so what
 * they state is aligned too.
 *
 * @param hosts whose clocks
 * @param fromMillis since when, true time in milliseconds since the epoch, inclusive
 * @param toMillis until when, exclusive
 * @param offsetMillis by how much they are ahead; what lies beyond a long's end stays there
 */
public record ClockFault(Members hosts, long fromMillis, long toMillis, long offsetMillis) {
    /** Always ahead by as much, or behind. */
    public static ClockFault offset(Members hosts, Duration ahead) {
        return new ClockFault(hosts, Long.MIN_VALUE, Long.MAX_VALUE, ahead.toMillis());
    }

    /** As far in the future as a long can say. */
    public static ClockFault endOfTime(Members hosts) {
        return new ClockFault(hosts, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The same from one instant, inclusive, to another, exclusive, so that the clock jumps there and back. */
    public ClockFault between(long from, long to) {
        return new ClockFault(hosts, from, to, offsetMillis);
    }

    boolean applies(int host, long atMillis) {
        return atMillis >= fromMillis && atMillis < toMillis && hosts.contains(host);
    }

    /** Start of the interval, as the host states it. */
    long stated(long startMillis, long lengthMillis) {
        long last = Long.MAX_VALUE - lengthMillis;
        long shifted = startMillis > last - Math.max(0, offsetMillis) ? last : startMillis + offsetMillis;
        return Math.floorDiv(shifted, lengthMillis) * lengthMillis;
    }
}
