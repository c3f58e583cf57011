package fleetrtt.query;

import java.util.Locale;

/** Form of an answer: for people, as tcprtt prints it, or for programs. */
enum Output {
    TABLE,
    TCPRTT,
    JSON,
    NDJSON,
    CSV;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
