package fleetrtt.answer;

/** One host in one window. */
public record HostWindowAnswer(long startMillis, int revision, boolean closed, Rtt rtt) {}
