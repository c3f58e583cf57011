package fleetrtt.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a bill of materials (CycloneDX, JSON) names every jar of a package. What was left over in a folder by an
 * earlier build it does not name. It may name more: annotations that only the compiler reads.
 */
final class Inventory {
    private Inventory() {}

    /** Takes the bill and the folder of jars; exit code 1, and a line, when there are jars that it does not name. */
    public static void main(String[] arguments) throws IOException {
        List<String> unnamed = unnamed(Path.of(arguments[0]), Path.of(arguments[1]));
        if (!unnamed.isEmpty()) {
            System.err.println(arguments[0] + " does not name " + unnamed + "; mend: build again from clean, online");
            System.exit(1);
        }
    }

    /** The jars in the folder that the bill does not name, sorted. */
    static List<String> unnamed(Path bill, Path lib) throws IOException {
        Set<String> named = named(new ObjectMapper().readTree(bill.toFile()));
        try (Stream<Path> jars = Files.list(lib)) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> !named.contains(jar))
                    .sorted()
                    .toList();
        }
    }

    /** The module itself, and what it stands on. */
    private static Set<String> named(JsonNode bill) {
        Set<String> named = new HashSet<>();
        named.add(jar(bill.path("metadata").path("component")));
        bill.path("components").forEach(component -> named.add(jar(component)));
        return named;
    }

    private static String jar(JsonNode component) {
        return component.path("name").asText() + "-" + component.path("version").asText() + ".jar";
    }
}
