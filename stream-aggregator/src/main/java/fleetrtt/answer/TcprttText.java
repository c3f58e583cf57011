package fleetrtt.answer;

import fleetrtt.text.TcprttTable;

/** A histogram as tcprtt prints an interval of it, byte for byte: an empty line, then the section with its label. */
public final class TcprttText {
    private static final String ALL = "*******";

    private TcprttText() {}

    /** As with -B: of one remote address. */
    public static String ofRemote(String remote, Rtt rtt) {
        return interval("Remote Address = " + remote, rtt);
    }

    /** As without -B: of all addresses. */
    public static String ofAll(Rtt rtt) {
        return interval("All Addresses = " + ALL, rtt);
    }

    private static String interval(String head, Rtt rtt) {
        return rtt.samples() == 0
                ? "\n"
                : "\n\n" + head + "\n" + TcprttTable.of(rtt.histogram().slots(), "usecs");
    }
}
