package fleetrtt.rules;

import java.util.List;

/** Rule files are not as they must be. */
public final class RuleFaults extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    RuleFaults(List<String> lines) {
        super(String.join("\n", lines), null, false, false);
        this.lines = List.copyOf(lines);
    }

    /** One for each fault: file, line, column, what is wrong and the mend. */
    public List<String> lines() {
        return lines;
    }
}
