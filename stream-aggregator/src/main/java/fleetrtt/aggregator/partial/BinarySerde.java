package fleetrtt.aggregator.partial;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** A {@link Serde} from a pair of functions over data streams; null bytes are the null value. Thread-safe. */
public final class BinarySerde {
    private BinarySerde() {}

    /** Writes a value. */
    public interface Writer<T> {
        void write(DataOutput out, T value) throws IOException;
    }

    /** Reads what the writer wrote. */
    public interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    /** The serde; reading throws {@link SerializationException} when the bytes are no such value. */
    public static <T> Serde<T> of(Writer<T> writer, Reader<T> reader) {
        return Serdes.serdeFrom((topic, value) -> bytes(writer, value), (topic, bytes) -> value(reader, bytes));
    }

    private static <T> byte @Nullable [] bytes(Writer<T> writer, @Nullable T value) {
        if (value == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            writer.write(new DataOutputStream(bytes), value);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static <T> @Nullable T value(Reader<T> reader, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(bytes.length + " bytes are no such value: " + e.getMessage(), e);
        }
    }
}
