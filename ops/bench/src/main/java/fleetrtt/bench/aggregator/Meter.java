package fleetrtt.bench.aggregator;

import java.util.function.ToLongFunction;

/** What is measured of a pass. */
enum Meter {
    STREAM("stream thread", PassResult::streamNanos),
    PRODUCER("producer thread", PassResult::producerNanos),
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
