package fleetrtt.answer;

import java.util.List;

/** One address in one window. */
public record PeerWindowAnswer(
        long startMillis, int hosts, int revision, boolean closed, Rtt rtt, List<HostShare> worstHosts) {}
