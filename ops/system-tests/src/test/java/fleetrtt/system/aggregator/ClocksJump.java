package fleetrtt.system.aggregator;

import java.util.Map;

/**
 * Nothing is done but wait until the clocks of a {@link RoughFleet} have jumped there and back. Hosts whose clocks are wrong
 * all the while are known by then.
 */
final class ClocksJump implements Injection {
    /** Since the beginning of a {@link RoughFleet}, after which its clocks have jumped three times. */
    private static final long RECORDS = 80_000;

    private final int times;

    /** @param times so many times as long as it takes */
    ClocksJump(int times) {
        this.times = times;
    }

    @Override
    public Map<String, String> into(Rig rig) throws Exception {
        while (rig.fleet().records() < times * RECORDS) {
            rig.fleet().awaitRecords(1);
        }
        return Map.of(
                "records since the clocks began to jump",
                Long.toString(rig.fleet().records()));
    }
}
