package fleetrtt.registry;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Chooses what a writer's schema is read into. Immutable. */
final class ReaderSchemas {
    private final boolean specific;
    private final @Nullable Class<?> type;

    /**
     * @param specific into generated classes
     * @param type into this one whatever the writer calls it; null for the class of the writer's name
     */
    ReaderSchemas(boolean specific, @Nullable Class<?> type) {
        this.specific = specific;
        this.type = type;
    }

    /**
     * A reader that resolves the writer's schema to the reader's.
     *
     * @throws SerializationException when the writer's is no record, or no generated class has its name
     */
    DatumReader<Object> reader(Schema writer) {
        if (writer.getType() != Schema.Type.RECORD) {
            throw new SerializationException(
                    "the writer's schema is a " + writer.getType().getName() + ", not a record");
        }
        if (!specific) {
            return new GenericDatumReader<>(writer);
        }
        Class<?> into = type == null ? classOf(writer) : type;
        return new SpecificDatumReader<>(writer, SpecificData.get().getSchema(into), SpecificData.getForClass(into));
    }

    private static Class<?> classOf(Schema writer) {
        Class<?> found = SpecificData.get().getClass(writer);
        // The name comes from whoever registered the schema: nothing but a generated class may follow from it.
        if (found == null || !SpecificRecord.class.isAssignableFrom(found)) {
            throw new SerializationException("the writer's schema " + writer.getFullName()
                    + " has no generated class here; set specific.avro.value.type or specific.avro.reader=false");
        }
        return found;
    }
}
