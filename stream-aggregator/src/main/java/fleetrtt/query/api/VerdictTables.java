package fleetrtt.query.api;

import fleetrtt.answer.CellRow;
import fleetrtt.answer.CulpritRow;
import fleetrtt.answer.MatrixAnswer;
import fleetrtt.answer.VerdictsAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Verdicts, and the matrix behind them, as tables. */
public final class VerdictTables {
    /** Columns that a terminal has room for. */
    private static final int COLUMNS = 8;

    private VerdictTables() {}

    public static List<String> of(VerdictsAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("window", "fault of", "subject", "factor", "sure", "for", "against", "why"));
        for (CulpritRow row : answer.verdicts()) {
            rows.add(List.of(
                    Instant.ofEpochMilli(row.startMillis()).toString(),
                    row.kind(),
                    row.subject(),
                    number(row.factor()),
                    number(row.confidence()),
                    Integer.toString(row.cellsFor()),
                    Integer.toString(row.cellsAgainst()),
                    row.sentence()));
        }
        return TextColumns.lines("lllrrrrl", rows);
    }

    /** Factors against the pairs' own past; a blank where too little is known. */
    public static List<String> of(MatrixAnswer answer) {
        Map<String, CellRow> cells = new HashMap<>();
        answer.cells().forEach(cell -> cells.put(cell.host() + " " + cell.peer(), cell));
        List<String> peers =
                answer.peers().subList(0, Math.min(COLUMNS, answer.peers().size()));
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("host"));
        head.addAll(peers);
        rows.add(head);
        for (String host : answer.hosts()) {
            List<String> row = new ArrayList<>(List.of(host));
            for (String peer : peers) {
                CellRow cell = cells.get(host + " " + peer);
                row.add(cell == null ? "" : number(cell.factor()));
            }
            rows.add(row);
        }
        return TextColumns.lines("l" + "r".repeat(peers.size()), rows);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
