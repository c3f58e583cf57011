package fleetrtt.wire;

import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Lets Avro make instances of this project's generated records when it meets their names in a schema; by default
 * (since 1.12.2) it makes none but the JDK's. Nothing else becomes trusted.
 */
public final class GeneratedRecords {
    static {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, GeneratedRecords::isOurs));
    }

    private GeneratedRecords() {}

    /** Takes effect at the first call, for the whole process; to be called before the first record is decoded. */
    public static void trust() {}

    private static boolean isOurs(Class<?> type) {
        return SpecificRecord.class.isAssignableFrom(type) && type.getName().startsWith("fleetrtt.");
    }
}
