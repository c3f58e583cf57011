package fleetrtt.query.api;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines of aligned columns. Pure. */
final class TextColumns {
    private TextColumns() {}

    /**
     * Lines without trailing blanks.
     *
     * @param layout a letter for each column: l for left, r for right
     * @param rows the heading first; each with as many cells as the layout has letters
     */
    static List<String> lines(String layout, List<List<String>> rows) {
        int[] widths = new int[layout.length()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], clean(row.get(column)).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = clean(row.get(column));
                String blanks = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : "  ")
                        .append(layout.charAt(column) == 'l' ? cell + blanks : blanks + cell);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** What came from elsewhere moves no cursor. */
    static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
