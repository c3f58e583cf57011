package fleetrtt.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a file of one YAML document: no tags are acted on, no aliases followed, nothing but text, lists and maps. */
public final class YamlFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 20;

    private YamlFile() {}

    /**
     * The document in a file.
     *
     * @throws YamlFault when the file cannot be read, is larger than 1 MiB, nests deeper than 20 or is no such YAML
     */
    public static YamlValue read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new YamlFault(file.toString(), "larger than " + MAX_BYTES + " bytes; divide it");
            }
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new YamlFault(file.toString(), "is no UTF-8; save it as such");
        } catch (IOException e) {
            throw new YamlFault(file.toString(), "cannot be read (" + e + "); check path and rights");
        }
    }

    /**
     * The document in a text.
     *
     * @param file what places are to call it
     * @throws YamlFault as {@link #read}
     */
    public static YamlValue parse(String file, String text) {
        try {
            refuseAliases(file, text);
            Node root = new Composer(parser(text), new Resolver(), options()).getSingleNode();
            if (root == null) {
                throw new YamlFault(new Place(file, 1, 1), "is empty");
            }
            return new YamlValue(new YamlSource(file, text), root);
        } catch (MarkedYAMLException e) {
            String problem = e.getProblem() == null ? "is no YAML" : e.getProblem();
            throw new YamlFault(place(file, e.getProblemMark()), oneLine(problem));
        } catch (YAMLException e) {
            throw new YamlFault(file, oneLine(String.valueOf(e.getMessage())));
        }
    }

    /** They make little text into much data, and a place that is not where its reader looks. */
    private static void refuseAliases(String file, String text) {
        Parser events = parser(text);
        while (!events.checkEvent(Event.ID.StreamEnd)) {
            Event event = events.getEvent();
            if (event instanceof AliasEvent alias) {
                throw new YamlFault(
                        place(file, alias.getStartMark()),
                        "alias *" + alias.getAnchor() + " is not followed; write out what it stands for");
            }
        }
    }

    private static Parser parser(String text) {
        return new ParserImpl(new StreamReader(new StringReader(text)), options());
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_BYTES);
        return options;
    }

    static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String oneLine(String problem) {
        return problem.replaceAll("\\s+", " ");
    }
}
