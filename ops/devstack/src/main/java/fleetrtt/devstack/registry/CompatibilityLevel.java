package fleetrtt.devstack.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;

/** What a new version of a subject must be able to do with the earlier ones. Names are Confluent's. */
enum CompatibilityLevel {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean readsOlder;
    private final boolean readByOlder;
    private final boolean everyVersion;

    CompatibilityLevel(boolean readsOlder, boolean readByOlder, boolean everyVersion) {
        this.readsOlder = readsOlder;
        this.readByOlder = readByOlder;
        this.everyVersion = everyVersion;
    }

    static CompatibilityLevel parse(String name) {
        for (CompatibilityLevel level : values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        throw RegistryError.invalidCompatibility(name);
    }

    /**
     * Why the schema may not follow these; empty when it may.
     *
     * @param earlier versions in ascending order
     */
    Optional<String> violation(Schema schema, List<Schema> earlier) {
        List<Schema> asked = everyVersion ? earlier : earlier.subList(Math.max(0, earlier.size() - 1), earlier.size());
        return asked.stream().flatMap(old -> between(schema, old).stream()).findFirst();
    }

    private Optional<String> between(Schema schema, Schema old) {
        Optional<String> reads = readsOlder ? unreadable(schema, old) : Optional.empty();
        return reads.isEmpty() && readByOlder ? unreadable(old, schema) : reads;
    }

    private static Optional<String> unreadable(Schema reader, Schema writer) {
        SchemaPairCompatibility pair = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        return pair.getType() == SchemaCompatibilityType.COMPATIBLE
                ? Optional.empty()
                : Optional.of(pair.getResult().getIncompatibilities().stream()
                        .map(CompatibilityLevel::words)
                        .collect(Collectors.joining(", ")));
    }

    private static String words(Incompatibility fault) {
        return fault.getType() + " at " + fault.getLocation() + ": " + fault.getMessage();
    }
}
