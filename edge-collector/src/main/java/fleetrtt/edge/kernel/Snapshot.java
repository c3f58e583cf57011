package fleetrtt.edge.kernel;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Other;
import fleetrtt.address.Remote;
import fleetrtt.histogram.RttHistogram;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the kernel sampled between two drains. Immutable.
 *
 * @param unit unit of slots and sums
 * @param byAddress samples of each address, none empty; under {@link KeyChoice#ALL} the one address is {@code ::}
 * @param other samples whose address found no room
 */
public record Snapshot(RttUnit unit, Map<IpAddress, Samples> byAddress, Samples other) {
    public Snapshot {
        // Not Map.copyOf: its open addressing is slow when peers choose addresses that collide.
        byAddress = Collections.unmodifiableMap(new HashMap<>(byAddress));
    }

    /** Everything together. */
    public Samples total() {
        return byAddress.values().stream().reduce(other, Samples::plus);
    }

    public boolean isEmpty() {
        return byAddress.isEmpty() && other.isEmpty();
    }

    /** Each address, and {@code other} when it holds samples, as the fleet knows them.
     *
     * @throws IllegalStateException when the unit is not µs
     */
    public Map<Remote, RttHistogram> toRttHistograms() {
        if (unit != RttUnit.MICROSECONDS) {
            throw new IllegalStateException("histograms of " + unit + " cannot become histograms of microseconds");
        }
        Map<Remote, RttHistogram> histograms = new LinkedHashMap<>();
        byAddress.forEach((address, samples) -> histograms.put(address, samples.asMicros()));
        if (!other.isEmpty()) {
            histograms.put(Other.OTHER, other.asMicros());
        }
        return histograms;
    }
}
