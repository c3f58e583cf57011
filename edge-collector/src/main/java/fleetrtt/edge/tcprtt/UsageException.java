package fleetrtt.edge.tcprtt;

import java.util.Objects;

/** The command line is wrong; the message is worded as argparse words it. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }

    static UsageException of(Option option, String problem) {
        return new UsageException("argument " + option + ": " + problem);
    }

    /** A text as Python's repr shows it. */
    static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        String escaped = text.replace("\\", "\\\\");
        return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
