package fleetrtt.query;

import fleetrtt.text.RttText;
import java.util.ArrayList;
import java.util.List;

/** Rows as a table of aligned columns: a heading, then a line per row in the order given. Pure. */
public final class PeerTable {
    private static final String[] COLUMNS = {"address", "samples", "hosts", "p50", "p99", "mean"};

    private PeerTable() {}

    /** The lines, without line ends and without trailing blanks. */
    public static List<String> lines(List<PeerRow> rows) {
        List<Object[]> cells = new ArrayList<>();
        cells.add(COLUMNS);
        rows.forEach(row -> cells.add(cells(row)));
        String layout =
                "%-" + width(cells, 0) + "s  %" + width(cells, 1) + "s  %" + width(cells, 2) + "s  %7s  %7s  %7s";
        return cells.stream()
                .map(line -> String.format(layout, line).stripTrailing())
                .toList();
    }

    private static Object[] cells(PeerRow row) {
        return new Object[] {
            row.remote(),
            row.samples(),
            row.hosts(),
            RttText.of(row.p50Micros()),
            RttText.of(row.p99Micros()),
            RttText.of(row.meanMicros())
        };
    }

    private static int width(List<Object[]> cells, int column) {
        return cells.stream()
                .mapToInt(line -> line[column].toString().length())
                .max()
                .orElseThrow();
    }
}
