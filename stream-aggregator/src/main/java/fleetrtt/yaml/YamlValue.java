package fleetrtt.yaml;

import fleetrtt.terminal.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import picocli.CommandLine.TypeConversionException;

/** A text, list or map in a file. Every method throws a {@link YamlFault} when the value is not what is asked for. */
public final class YamlValue {
    private final YamlSource source;
    private final Node node;

    YamlValue(YamlSource source, Node node) {
        this.source = source;
        this.node = node;
    }

    public Place place() {
        return source.place(node);
    }

    /** Where a character of {@link #text} stands, as exactly as that can be told; both numbers from 1. */
    public Place placeWithin(int line, int column) {
        return node instanceof ScalarNode scalar ? source.within(scalar, line, column) : place();
    }

    /** A fault at this place. */
    public YamlFault fault(String what) {
        return new YamlFault(place(), what);
    }

    /** Whether nothing stands here, as after a key without a value. */
    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** The text, or the number as it is written. */
    public String text() {
        if (node instanceof ScalarNode scalar && !isNull()) {
            return scalar.getValue();
        }
        throw fault("must be a text, and is " + kind());
    }

    /** A text that a function understands; what it refuses with an IllegalArgumentException is a fault here. */
    public <T> T as(Function<String, T> meaning) {
        String text = text();
        try {
            return meaning.apply(text);
        } catch (IllegalArgumentException e) {
            throw fault(String.valueOf(e.getMessage()));
        }
    }

    /** A whole number within bounds, both inclusive. */
    public long whole(long least, long most) {
        long number = as(text -> wholeNumber(text, least, most));
        if (number < least || number > most) {
            throw fault(number + " is not within " + least + " to " + most);
        }
        return number;
    }

    private static long wholeNumber(String text, long least, long most) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number from " + least + " to " + most, e);
        }
    }

    /** A number within bounds, both inclusive. */
    public double number(double least, double most) {
        double number = as(text -> number(text, least, most));
        if (!(number >= least && number <= most)) {
            throw fault(number + " is not within " + least + " to " + most);
        }
        return number;
    }

    private static double number(String text, double least, double most) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number from " + least + " to " + most, e);
        }
    }

    /** A duration such as 30s, 5m or 2h; a bare 0 is none. */
    public Duration duration() {
        String text = text();
        try {
            return text.equals("0") ? Duration.ZERO : DurationText.parse(text);
        } catch (TypeConversionException e) {
            throw fault(String.valueOf(e.getMessage()));
        }
    }

    /** The entries of a list. */
    public List<YamlValue> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(entry -> new YamlValue(source, entry))
                    .toList();
        }
        throw fault("must be a list, and is " + kind());
    }

    /** The map; no key may stand twice. */
    public YamlMap map() {
        if (node instanceof MappingNode mapping) {
            return YamlMap.of(source, mapping);
        }
        throw fault("must be a map of keys to values, and is " + kind());
    }

    private String kind() {
        return switch (node.getNodeId()) {
            case mapping -> "a map";
            case sequence -> "a list";
            default -> isNull() ? "empty" : "a text";
        };
    }
}
