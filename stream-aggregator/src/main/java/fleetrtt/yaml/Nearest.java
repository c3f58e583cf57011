package fleetrtt.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which known word somebody may have meant. */
public final class Nearest {
    private static final int MOST_EDITS = 2;

    private Nearest() {}

    /** The known word that is fewest letters away, two at most; the first of equal ones. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> edits(word, candidate) <= Math.min(MOST_EDITS, word.length() - 1))
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)));
    }

    /** Levenshtein's distance, a row at a time. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
