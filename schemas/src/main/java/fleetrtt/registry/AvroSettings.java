package fleetrtt.registry;

import java.util.Map;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * What Avro takes for the whole process only: how much it believes of a record's own lengths, and which classes a
 * schema may name. A limit given with -D stands.
 */
public final class AvroSettings {
    private static final Map<String, Integer> LIMITS = Map.of(
            "org.apache.avro.limits.bytes.maxLength", 1 << 20,
            "org.apache.avro.limits.string.maxLength", 1 << 16,
            "org.apache.avro.limits.collectionItems.maxLength", 1 << 20,
            "org.apache.avro.limits.collectionItems.maxAllocation", 1 << 20);

    private static final ClassSecurityPredicate GENERATED =
            type -> SpecificRecord.class.isAssignableFrom(type) || GenericEnumSymbol.class.isAssignableFrom(type);

    private AvroSettings() {}

    /**
     * Limits what is not limited yet: bytes to 1 MiB, strings to 64 KiB, collections to 1,048,576 items, and to 1 MiB the
     * room for items that take no bytes; and lets generated classes be written and read, which Avro refuses otherwise.
     * Our serialisers do so themselves, but Avro looks at the limits once, at its first decoding: call this first in
     * every main, then they hold whoever decodes.
     */
    public static synchronized void apply() {
        LIMITS.forEach((property, limit) -> {
            if (System.getProperty(property) == null) {
                System.setProperty(property, Integer.toString(limit));
            }
        });
        ClassSecurityPredicate trusted = ClassSecurityValidator.getGlobal();
        if (!trusted.isTrusted(SpecificRecord.class)) {
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(trusted, GENERATED));
        }
    }
}
