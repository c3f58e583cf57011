package fleetrtt.devstack.simulate;

import fleetrtt.address.IpAddress;

/**
 * One peer becomes slow for good.
 *
 * @param peer the address
 * @param fromMillis from when on, milliseconds since the epoch
 * @param factor by which its RTT then grows
 */
public record Slowdown(IpAddress peer, long fromMillis, double factor) {
    double factor(IpAddress remote, long atMillis) {
        return remote.equals(peer) && atMillis >= fromMillis ? factor : 1;
    }
}
