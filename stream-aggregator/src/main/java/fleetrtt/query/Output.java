package fleetrtt.query;

import java.util.Locale;

/** Form of an answer: for people, or for programs. */
enum Output {
    TABLE,
    JSON;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
