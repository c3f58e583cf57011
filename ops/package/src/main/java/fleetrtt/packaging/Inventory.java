package fleetrtt.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether the jars of a package are exactly those that its bill of materials (CycloneDX, JSON) names. */
final class Inventory {
    private final Set<String> unnamed;
    private final Set<String> absent;

    private Inventory(Set<String> unnamed, Set<String> absent) {
        this.unnamed = unnamed;
        this.absent = absent;
    }

    /** Takes the bill and the folder of jars; exit code 1, and a line, when they differ. */
    public static void main(String[] arguments) throws IOException {
        Inventory inventory = compare(Path.of(arguments[0]), Path.of(arguments[1]));
        if (!inventory.isExact()) {
            System.err.println(inventory);
            System.exit(1);
        }
    }

    static Inventory compare(Path bill, Path lib) throws IOException {
        Set<String> named = named(new ObjectMapper().readTree(bill.toFile()));
        Set<String> there = new TreeSet<>();
        try (Stream<Path> jars = Files.list(lib)) {
            jars.map(jar -> jar.getFileName().toString()).forEach(there::add);
        }
        return new Inventory(without(there, named), without(named, there));
    }

    /** The module itself, and what it stands on. */
    private static Set<String> named(JsonNode bill) {
        Set<String> named = new TreeSet<>();
        named.add(jar(bill.path("metadata").path("component")));
        bill.path("components").forEach(component -> named.add(jar(component)));
        return named;
    }

    private static String jar(JsonNode component) {
        return component.path("name").asText() + "-" + component.path("version").asText() + ".jar";
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    boolean isExact() {
        return unnamed.isEmpty() && absent.isEmpty();
    }

    @Override
    public String toString() {
        return "jars that the bill of materials does not name: " + unnamed + "; named and not there: " + absent
                + "; mend: build again from clean";
    }
}
