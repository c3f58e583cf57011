package fleetrtt.bench.aggregator;

import java.util.function.ToLongFunction;

/** What is measured of a pass. */
enum Meter {
    STREAM("stream thread", result -> result.threadNanos().stream()),
    PRODUCER("producer thread", result -> result.threadNanos().producer()),
    COMPILER("JIT compiler", result -> result.threadNanos().compiler()),
    COLLECTOR("garbage collector", result -> result.threadNanos().collector()),
    PROCESS("whole process", PassResult::processNanos),
    BROKER("broker", PassResult::brokerNanos),
    WALL("by the clock", PassResult::wallNanos);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // An accessor of a record.
    private final ToLongFunction<PassResult> nanos;

    Meter(String label, ToLongFunction<PassResult> nanos) {
        this.label = label;
        this.nanos = nanos;
    }

    String label() {
        return label;
    }

    long nanos(PassResult result) {
        return nanos.applyAsLong(result);
    }
}
