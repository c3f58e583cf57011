package fleetrtt.answer;

/**
 * A pair of host and remote address in one window, against its own past.
 *
 * @param shift log2 of the factor: 1.0 is twice as slow
 * @param fresh new measurements of RTT behind it
 */
public record CellRow(String host, String peer, double shift, double factor, int fresh) {}
