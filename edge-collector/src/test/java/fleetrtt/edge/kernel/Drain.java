package fleetrtt.edge.kernel;

import fleetrtt.address.IpAddress;
import java.util.HashMap;
import java.util.Map;

/** What a test drains of a probe, added up. */
final class Drain {
    private final Map<IpAddress, Samples> byAddress = new HashMap<>();
    private Samples other = Samples.none();

    /** Everything the probe still holds, after detaching it. */
    static Drain all(RttProbe probe) throws KernelException {
        probe.detach();
        Drain drain = new Drain();
        while (drain.step(probe)) {}
        return drain;
    }

    /** Drains and clears once; whether there was anything. */
    boolean step(RttProbe probe) throws KernelException {
        Snapshot snapshot = probe.drain();
        snapshot.byAddress().forEach((address, samples) -> byAddress.merge(address, samples, Samples::plus));
        other = other.plus(snapshot.other());
        probe.clear();
        return !snapshot.isEmpty();
    }

    Map<IpAddress, Samples> byAddress() {
        return byAddress;
    }

    Samples of(String address) {
        return byAddress.getOrDefault(IpAddress.parse(address), Samples.none());
    }

    Samples other() {
        return other;
    }

    long count() {
        return byAddress.values().stream().mapToLong(Samples::count).sum() + other.count();
    }
}
