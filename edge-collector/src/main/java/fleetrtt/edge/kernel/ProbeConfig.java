package fleetrtt.edge.kernel;

import java.util.Optional;

/**
 * What the program samples and how it keeps it; fixed once it is loaded.
 *
 * @param key whose address samples are kept by
 * @param unit unit of slots and sums
 * @param filter which sockets are sampled
 * @param maxAddresses most addresses between two drains, positive; samples of further ones go to {@code other}
 * @param attach the one method to use; when empty, the first that the kernel grants
 */
public record ProbeConfig(
        KeyChoice key, RttUnit unit, SocketFilter filter, int maxAddresses, Optional<AttachMethod> attach) {
    /** Addresses that fit by default; both maps then take 7 MB of kernel memory. */
    public static final int DEFAULT_MAX_ADDRESSES = 10_240;

    /** Most that can be asked for: both maps then take 700 MB of kernel memory. */
    public static final int LARGEST_MAX_ADDRESSES = 1_000_000;

    private static final ProbeConfig DEFAULTS = new ProbeConfig(
            KeyChoice.REMOTE, RttUnit.MICROSECONDS, SocketFilter.none(), DEFAULT_MAX_ADDRESSES, Optional.empty());

    /** @throws IllegalArgumentException when maxAddresses is not within 1 … {@link #LARGEST_MAX_ADDRESSES} */
    public ProbeConfig {
        if (maxAddresses < 1 || maxAddresses > LARGEST_MAX_ADDRESSES) {
            throw new IllegalArgumentException(
                    "max addresses " + maxAddresses + " is not within 1 to " + LARGEST_MAX_ADDRESSES);
        }
    }

    /** By remote address, in µs, every socket, any method: what the fleet wants. */
    public static ProbeConfig byRemoteAddress() {
        return DEFAULTS;
    }

    public ProbeConfig withKey(KeyChoice choice) {
        return new ProbeConfig(choice, unit, filter, maxAddresses, attach);
    }

    public ProbeConfig withUnit(RttUnit rttUnit) {
        return new ProbeConfig(key, rttUnit, filter, maxAddresses, attach);
    }

    public ProbeConfig withFilter(SocketFilter socketFilter) {
        return new ProbeConfig(key, unit, socketFilter, maxAddresses, attach);
    }

    public ProbeConfig withMaxAddresses(int addresses) {
        return new ProbeConfig(key, unit, filter, addresses, attach);
    }

    public ProbeConfig withAttach(AttachMethod method) {
        return new ProbeConfig(key, unit, filter, maxAddresses, Optional.of(method));
    }
}
