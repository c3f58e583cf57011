package fleetrtt.notify;

import fleetrtt.wire.Alert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is added to every alert here.
 *
 * @param labels by name; those of the alert itself go before them
 * @param link where people find more, with {@code {kind}}, {@code {subject}} and {@code {rule}} for those of the alert
 */
record Decoration(Map<String, String> labels, Optional<String> link) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    Decoration {
        labels = Map.copyOf(labels);
    }

    static Decoration none() {
        return new Decoration(Map.of(), Optional.empty());
    }

    /**
     * Labels from {@code name=value,...}.
     *
     * @throws IllegalArgumentException when one has no name, or one that Alertmanager would refuse
     */
    static Map<String, String> labels(String list) {
        Map<String, String> labels = new TreeMap<>();
        for (String entry : list.isBlank() ? new String[0] : list.split(",")) {
            String[] parts = entry.strip().split("=", 2);
            if (parts.length < 2 || !NAME.matcher(parts[0]).matches() || parts[1].isBlank()) {
                throw new IllegalArgumentException("--labels '" + entry + "' is not name=value");
            }
            labels.put(parts[0], parts[1]);
        }
        return labels;
    }

    Map<String, String> labelsOf(Alert alert) {
        Map<String, String> all = new TreeMap<>(labels);
        alert.getLabels().forEach((name, value) -> all.put(name.toString(), value.toString()));
        return all;
    }

    Optional<String> linkOf(Alert alert) {
        return link.map(text -> text.replace("{kind}", encoded(AlertTexts.kind(alert)))
                .replace("{subject}", encoded(alert.getSubject()))
                .replace("{rule}", encoded(alert.getRule())));
    }

    private static String encoded(CharSequence text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
