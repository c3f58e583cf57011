package fleetrtt.wire;

import java.util.regex.Pattern;

/** The rule for names of hosts, the same at the edge and in the aggregator. */
public final class HostName {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    private HostName() {}

    public static boolean isValid(CharSequence name) {
        return VALID.matcher(name).matches();
    }

    /**
     * The same name.
     *
     * @throws IllegalArgumentException when it is not valid
     */
    public static String require(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException("host name '" + name + "' is not 1 to 253 of A-Z a-z 0-9 . _ -");
        }
        return name;
    }
}
