package fleetrtt.query.top;

import fleetrtt.answer.FleetAnswer;
import fleetrtt.answer.FleetWindowAnswer;
import fleetrtt.answer.PeerAnswer;
import fleetrtt.answer.PeersAnswer;
import fleetrtt.answer.Rtt;
import fleetrtt.query.api.AnswerTables;
import fleetrtt.text.RttText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is on the screen, as lines. Pure. */
final class TopView {
    /** Lines of the list above its first row. */
    static final int HEAD = 5;

    private TopView() {}

    /** @param notes what is to be known of the answers */
    static List<String> list(FleetAnswer fleet, PeersAnswer peers, TopState state, List<String> notes) {
        List<String> lines = new ArrayList<>();
        lines.add(fleet(fleet));
        lines.add("sorted by " + state.ranking() + (notes.isEmpty() ? "" : "; " + String.join("; ", notes)));
        lines.add("");
        List<String> table = AnswerTables.of(peers);
        lines.add(table.get(0));
        lines.addAll(table.subList(2, table.size()));
        return lines;
    }

    static List<String> peer(PeerAnswer peer, List<String> notes) {
        List<String> lines = new ArrayList<>(AnswerTables.of(peer));
        notes.forEach(lines::add);
        return lines;
    }

    private static String fleet(FleetAnswer fleet) {
        Optional<FleetWindowAnswer> newest = fleet.newestWhole();
        if (newest.isEmpty()) {
            return "fleet: no samples yet";
        }
        FleetWindowAnswer last = newest.get();
        Rtt rtt = fleet.total();
        String reporting = last.reportingHosts() == null || last.expectedHosts() == null
                ? "hosts " + last.hosts()
                : "hosts " + last.reportingHosts() + " of " + last.expectedHosts();
        return "fleet: " + reporting + ", samples " + rtt.samples() + ", p50 " + time(rtt.p50Micros()) + ", p99 "
                + time(rtt.p99Micros());
    }

    private static String time(@Nullable Double micros) {
        return micros == null ? "-" : RttText.of(micros).strip();
    }
}
