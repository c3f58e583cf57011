package fleetrtt.registry;

import java.util.Map;

/**
 * Bounds on what Avro believes of a record's own lengths, as system properties, which is the only way Avro takes them.
 * Avro reads them once, at its first decoding; a value given with -D stands.
 */
public final class AvroLimits {
    private static final Map<String, Integer> LIMITS = Map.of(
            "org.apache.avro.limits.bytes.maxLength", 1 << 20,
            "org.apache.avro.limits.string.maxLength", 1 << 16,
            "org.apache.avro.limits.collectionItems.maxLength", 1 << 16,
            "org.apache.avro.limits.collectionItems.maxAllocation", 1 << 20);

    private AvroLimits() {}

    /**
     * Sets what is not set yet: bytes 1 MiB, strings 64 KiB, 65,536 items per collection, 1 MiB of slots for items that
     * take no bytes. The deserialiser does so itself; a process that decodes Avro by other ways calls this first.
     */
    public static void apply() {
        LIMITS.forEach((property, limit) -> {
            if (System.getProperty(property) == null) {
                System.setProperty(property, Integer.toString(limit));
            }
        });
    }
}
