package fleetrtt.rules.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells as lines of aligned columns. Pure. */
final class Columns {
    private Columns() {}

    /** Without trailing blanks; every row has as many cells as the first. */
    static List<String> aligned(List<String[]> rows) {
        String layout = IntStream.range(0, rows.get(0).length)
                .map(column -> rows.stream()
                        .mapToInt(row -> row[column].length())
                        .max()
                        .orElse(0))
                .mapToObj(width -> "%-" + Math.max(1, width) + "s")
                .collect(Collectors.joining("  "));
        return rows.stream()
                .map(row -> String.format(layout, Arrays.copyOf(row, row.length, Object[].class))
                        .stripTrailing())
                .toList();
    }
}
