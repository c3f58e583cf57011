package fleetrtt.system.aggregator;

import fleetrtt.address.Other;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What became of all that was published. {@code samples = samplesInWindows + samplesOfOther + samplesLate +
 * samplesRejected}, and {@code records = reports + deduplicated + rejectedAgain}.
 *
 * @param records on the intervals topic, replays included
 * @param reports of them that hosts made: each once, however often it was sent
 * @param rejectedAgain replays of rejected reports, which nobody can tell for what they are
 * @param deduplicated replays of all others
 * @param samples in the reports
 * @param samplesInWindows of addresses
 * @param samplesOfOther in windows of {@code other}
 * @param samplesLate in reports that fitted no window
 * @param samplesRejected in reports that were not believed, each once
 */
record Balance(
        long records,
        long reports,
        long rejectedAgain,
        long deduplicated,
        long samples,
        long samplesInWindows,
        long samplesOfOther,
        long samplesLate,
        long samplesRejected) {
    /** @param records on the intervals topic */
    static Balance of(long records, Witness published, Outcome outcome) {
        long again = (long) outcome.rejected().size() - outcome.rejectedOnce().size();
        long other = samples(outcome, true);
        return new Balance(
                records,
                published.reports(),
                again,
                records - published.reports() - again,
                published.samples(),
                samples(outcome, false),
                other,
                samples(outcome.late()),
                samples(outcome.rejectedOnce()));
    }

    private static long samples(Outcome outcome, boolean other) {
        return outcome.peers().values().stream()
                .filter(window -> window.name().owner().equals(Other.OTHER.toString()) == other)
                .mapToLong(window -> window.rtt().samples())
                .sum();
    }

    private static long samples(Collection<SetAside> aside) {
        return aside.stream().mapToLong(each -> each.report().rtt().samples()).sum();
    }

    /** Samples published and not found again; 0 when all is well, negative when some were counted twice. */
    long missing() {
        return samples - samplesInWindows - samplesOfOther - samplesLate - samplesRejected;
    }

    /** By name, for a report. */
    Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("records sent", number(records));
        figures.put("reports published", number(reports));
        figures.put("records deduplicated", number(deduplicated));
        figures.put("records rejected again", number(rejectedAgain));
        figures.put("samples published", number(samples));
        figures.put("samples in windows", number(samplesInWindows));
        figures.put("samples of other", number(samplesOfOther));
        figures.put("samples late", number(samplesLate));
        figures.put("samples rejected", number(samplesRejected));
        figures.put("samples missing", number(missing()));
        return figures;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
