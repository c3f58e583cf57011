package fleetrtt.rules.command;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a subject does for a while in a rule test, the same in each window.
 *
 * @param windows number of windows of 10 s
 * @param shape its round-trip times; empty when it is silent
 * @param samplesPerMinute number of samples
 * @param hosts distinct hosts that see it
 * @param expected hosts whose collectors are alive; empty for not known
 * @param reporting of those, hosts that report
 */
record Step(
        int windows,
        Optional<Shape> shape,
        long samplesPerMinute,
        int hosts,
        OptionalInt expected,
        OptionalInt reporting) {}
