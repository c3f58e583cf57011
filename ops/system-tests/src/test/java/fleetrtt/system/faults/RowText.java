package fleetrtt.system.faults;

import java.util.Locale;

/** Rows as people read them. */
final class RowText {
    private RowText() {}

    static String of(FaultRow row) {
        return row.name() + "\n  done   " + row.injection() + "\n  holds  " + row.invariant();
    }

    static String of(RowReport row) {
        StringBuilder text = new StringBuilder(row.name())
                .append(row.held() ? ": held" : ": NOT HELD")
                .append("\n  done   ")
                .append(row.injection())
                .append("\n  holds  ")
                .append(row.invariant())
                .append('\n');
        row.tests().forEach(test -> append(text, test));
        return text.toString();
    }

    private static void append(StringBuilder text, TestReport test) {
        text.append(String.format(Locale.ROOT, "  %s: %s, %.1f s%n", test.name(), test.outcome(), test.seconds()));
        test.figures()
                .forEach((name, value) -> text.append("      ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
    }
}
