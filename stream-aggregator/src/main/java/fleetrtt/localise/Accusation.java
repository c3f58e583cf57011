package fleetrtt.localise;

/**
 * A host or a peer that is slow in some of its cells, and whose fault that is: its own, or another's.
 *
 * @param isHost whether it is a host; else a peer
 * @param subject name of the host, or address of the peer
 * @param shift by which it is slower, in log2, as the median of all its cells
 * @param verdict number of the verdict that explains most of its slow cells; −1 when none does
 */
public record Accusation(boolean isHost, String subject, double shift, int verdict) {
    /** No verdict explains it. */
    public static final int NONE = -1;
}
