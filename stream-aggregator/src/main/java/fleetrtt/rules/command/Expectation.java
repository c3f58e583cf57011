package fleetrtt.rules.command;

import fleetrtt.yaml.Place;
import java.util.List;
import java.util.Map;

/**
 * Which alerts a rule test expects to fire at a time.
 *
 * @param atMillis end of the last window judged, from the test's beginning
 * @param alerts those that fire then, and no others
 * @param place where it stands
 */
record Expectation(long atMillis, List<Expected> alerts, Place place) {
    Expectation {
        alerts = List.copyOf(alerts);
    }

    /**
     * An alert that is expected.
     *
     * @param alert name of its rule
     * @param subject address, host or fleet
     * @param labels that it must carry, among others
     * @param annotations likewise
     */
    record Expected(String alert, String subject, Map<String, String> labels, Map<String, String> annotations) {
        /** As failures name it. */
        @Override
        public String toString() {
            return alert + " of " + subject;
        }
    }
}
