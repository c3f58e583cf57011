package fleetrtt.yaml;

import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The text that nodes come from, to find places within a node. */
final class YamlSource {
    private final String file;
    private final List<String> lines;

    YamlSource(String file, String text) {
        this.file = file;
        lines = text.lines().toList();
    }

    Place place(Node node) {
        return YamlFile.place(file, node.getStartMark());
    }

    /**
     * Where a character of a text stands in the file: exactly in a text of one line and in a literal block, else where
     * the text begins.
     *
     * @param line of the text, from 1
     * @param column in that line, from 1
     */
    Place within(ScalarNode node, int line, int column) {
        Place start = place(node);
        if (node.getScalarStyle() == ScalarStyle.LITERAL) {
            return literal(start, line, column);
        }
        if (node.getStartMark().getLine() != node.getEndMark().getLine() || line != 1) {
            return start;
        }
        int quote = node.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        return new Place(file, start.line(), start.column() + quote + column - 1);
    }

    private Place literal(Place start, int line, int column) {
        // Counted from 0, the line after the indicator is the one whose number the indicator's has counted from 1.
        int index = start.line() + line - 1;
        if (index >= lines.size()) {
            return start;
        }
        String first = lines.get(start.line());
        int indent = first.length() - first.stripLeading().length();
        return new Place(file, index + 1, indent + column);
    }
}
