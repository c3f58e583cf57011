package fleetrtt.bench.localise;

import fleetrtt.localise.ShiftMatrix;
import java.util.List;

/**
 * One window of a fleet in which something is slow.
 *
 * @param layout where who stands
 * @param faults what is slow, one or two
 * @param density share of the pairs of host and peer that talk to each other
 * @param matrix what the hosts saw
 * @param hosts number of the host of each cell
 * @param peers number of the peer of each cell
 */
@SuppressWarnings("ArrayRecordComponent") // Made, judged and forgotten.
record Scene(Layout layout, List<Fault> faults, double density, ShiftMatrix matrix, int[] hosts, int[] peers) {
    /** Cells that a fault has slowed down. */
    int witnesses(Fault fault) {
        int witnesses = 0;
        for (int cell = 0; cell < hosts.length; cell++) {
            witnesses += fault.covers(hosts[cell], peers[cell]) ? 1 : 0;
        }
        return witnesses;
    }
}
