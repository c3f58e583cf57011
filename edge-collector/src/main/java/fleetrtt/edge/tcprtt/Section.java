package fleetrtt.edge.tcprtt;

import fleetrtt.address.Other;
import fleetrtt.edge.kernel.KeyChoice;
import fleetrtt.edge.kernel.Samples;
import fleetrtt.edge.kernel.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One histogram of an interval.
 *
 * @param value the address, {@code other}, or seven stars for all of them
 * @param samples never empty
 */
record Section(String value, Samples samples) {
    private static final String ALL = "*******";

    /** The sections of an interval: most samples first, then by address, {@code other} after its equals. */
    static List<Section> of(Snapshot snapshot, KeyChoice key) {
        Stream<Section> sections = key == KeyChoice.ALL
                ? Stream.of(new Section(ALL, snapshot.total()))
                : Stream.concat(addresses(snapshot), Stream.of(new Section(Other.OTHER.toString(), snapshot.other())));
        return sections.filter(section -> !section.samples.isEmpty())
                .sorted(Comparator.comparingLong((Section section) -> section.samples.count())
                        .reversed())
                .toList();
    }

    private static Stream<Section> addresses(Snapshot snapshot) {
        return snapshot.byAddress().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Section(entry.getKey().toString(), entry.getValue()));
    }
}
