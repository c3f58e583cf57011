package fleetrtt.yaml;

/** Something in a file is not as it must be. The message is one line: the place, what is wrong there, and the mend. */
public final class YamlFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * At a place.
     *
     * @param what one line with the mend
     */
    public YamlFault(Place place, String what) {
        super(place + ": " + what, null, false, false);
    }

    /** For a file that cannot be read at all. */
    YamlFault(String file, String what) {
        super(file + ": " + what, null, false, false);
    }

    /** The message, which is never null. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
