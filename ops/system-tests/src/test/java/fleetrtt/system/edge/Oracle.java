package fleetrtt.system.edge;

import fleetrtt.edge.kernel.Counters;
import fleetrtt.edge.kernel.KernelException;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.edge.kernel.RttProbe;
import fleetrtt.edge.kernel.SocketFilter;

/**
 * The kernel's own count of the segments that a collector with the same filter is shown: a second program of the same
 * kind, that outlives whatever happens to the first.
 */
final class Oracle implements AutoCloseable {
    private final RttProbe probe;

    private Oracle(RttProbe probe) {
        this.probe = probe;
    }

    static ProbeConfig config(int remotePort) {
        return ProbeConfig.byRemoteAddress().withFilter(SocketFilter.none().withRemotePort(remotePort));
    }

    static Oracle watching(int remotePort) throws KernelException {
        Oracle oracle = new Oracle(new RttProbe(config(remotePort)));
        oracle.probe.start();
        return oracle;
    }

    long seen() {
        return counters().seen();
    }

    /** With the segments that it was not shown, since it was at work on the same CPU. */
    Counters counters() {
        try {
            return probe.counters();
        } catch (KernelException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        probe.close();
    }
}
