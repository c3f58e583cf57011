package fleetrtt.wire;

import java.util.Map;
import java.util.TreeMap;

/** Texts of a decoded record, whose own maps must not be asked for a key: it may be of another class. */
public final class WireTexts {
    private WireTexts() {}

    /** The same map, by name. */
    public static Map<String, String> strings(Map<CharSequence, CharSequence> wire) {
        Map<String, String> strings = new TreeMap<>();
        wire.forEach((name, value) -> strings.put(name.toString(), value.toString()));
        return strings;
    }
}
