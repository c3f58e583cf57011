package fleetrtt.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import fleetrtt.rules.Subject;
import fleetrtt.rules.expression.SubjectKind;
import fleetrtt.wire.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** What outlives a restart: the states of subjects, one entry each, under the first letter of the kind and the text. */
final class AlertStore implements SubjectKeeper {
    private final KeyValueStore<Bytes, byte[]> store;
    private final StoredSubjects codec;

    AlertStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        KeptSchemas schemas = new KeptSchemas(store);
        schemas.keep(StoredSubject.getClassSchema());
        schemas.keep(Alert.getClassSchema());
        codec = new StoredSubjects(schemas);
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray());
    }

    @Override
    public void load(Function<Subject, Plan> plans, Consumer<SubjectState> states) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (!KeptSchemas.isSchema(entry.key)) {
                    states.accept(state(subject(entry.key), entry.value, plans));
                }
            });
        }
    }

    private SubjectState state(Subject subject, byte[] bytes, Function<Subject, Plan> plans) {
        try {
            StoredSubjects.Parts parts = codec.parts(bytes);
            return SubjectState.of(
                    subject, plans.apply(subject), parts.lastStarts(), parts.baselines(), parts.episodes());
        } catch (IOException e) {
            throw new UncheckedIOException("state of " + subject + " cannot be read", e);
        }
    }

    @Override
    public void save(SubjectState state) {
        store.put(key(state.subject()), StoredSubjects.bytes(state));
    }

    @Override
    public void delete(Subject subject) {
        store.delete(key(subject));
    }

    private static Bytes key(Subject subject) {
        return Bytes.wrap((letter(subject.kind()) + subject.text()).getBytes(UTF_8));
    }

    private static String letter(SubjectKind kind) {
        return kind.label().substring(0, 1);
    }

    private static Subject subject(Bytes key) {
        String text = new String(key.get(), UTF_8);
        for (SubjectKind kind : SubjectKind.values()) {
            if (text.startsWith(letter(kind))) {
                return new Subject(kind, text.substring(1));
            }
        }
        throw new IllegalStateException("key '" + text + "' is of no kind of subject");
    }
}
