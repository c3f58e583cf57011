package fleetrtt.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rule for the labels that say where a host stands, the same at the edge and in the aggregator. */
public final class HostLabels {
    /** Most that a host carries. */
    public static final int MOST = 8;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{1,63}");

    private HostLabels() {}

    public static boolean isValid(Map<? extends CharSequence, ? extends CharSequence> labels) {
        return labels.size() <= MOST
                && labels.entrySet().stream()
                        .allMatch(label -> NAME.matcher(label.getKey()).matches()
                                && VALUE.matcher(label.getValue()).matches());
    }

    /**
     * From text such as {@code site=ams,rack=r7}; none from an empty one.
     *
     * @throws IllegalArgumentException naming the label that is not valid
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> labels = new TreeMap<>();
        for (String label : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] parts = label.strip().split("=", 2);
            if (parts.length < 2 || !isValid(Map.of(parts[0], parts[1]))) {
                throw new IllegalArgumentException("label '" + label.strip()
                        + "' is not NAME=VALUE with a name of a-z 0-9 _ and a value of 1 to 63 of A-Z a-z 0-9 . _ -");
            }
            if (labels.put(parts[0], parts[1]) != null) {
                throw new IllegalArgumentException("label '" + parts[0] + "' is given twice");
            }
        }
        if (labels.size() > MOST) {
            throw new IllegalArgumentException(labels.size() + " labels are more than " + MOST);
        }
        return labels;
    }
}
