package fleetrtt.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import fleetrtt.wire.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What of culprits and their members outlives a restart: an entry each, by name. Rules are never called as culprits are. */
final class CulpritStore {
    private static final String CULPRIT = "culprit/";

    private final KeyValueStore<Bytes, byte[]> store;
    private final BinaryMessageDecoder<StoredMember> members;
    private final BinaryMessageDecoder<StoredCulprit> culprits;
    private final BinaryMessageDecoder<Alert> alerts;

    CulpritStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        KeptSchemas schemas = new KeptSchemas(store);
        schemas.keep(StoredMember.getClassSchema());
        schemas.keep(StoredCulprit.getClassSchema());
        schemas.keep(Alert.getClassSchema());
        members = StoredMember.createDecoder(schemas);
        culprits = StoredCulprit.createDecoder(schemas);
        alerts = Alert.createDecoder(schemas);
    }

    void load(Consumer<Member> toMembers, BiConsumer<AlertName, CulpritAlert> toCulprits) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (!KeptSchemas.isSchema(entry.key)) {
                    load(name(entry.key), entry.value, toMembers, toCulprits);
                }
            });
        }
    }

    private void load(
            AlertName name, byte[] bytes, Consumer<Member> toMembers, BiConsumer<AlertName, CulpritAlert> toCulprits) {
        try {
            if (isCulprit(name)) {
                StoredCulprit stored = culprits.decode(bytes);
                toCulprits.accept(
                        name, new CulpritAlert(alerts.decode(stored.getAlert()), stored.getEmptySinceMillis()));
            } else {
                StoredMember stored = members.decode(bytes);
                toMembers.accept(new Member(
                        alerts.decode(stored.getAlert()),
                        stored.getHeld(),
                        stored.getHeardMillis(),
                        stored.getJoinedMillis(),
                        text(stored.getOther()),
                        stored.getOtherMillis()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("state of " + name + " cannot be read", e);
        }
    }

    private static @Nullable String text(@Nullable CharSequence chars) {
        return chars == null ? null : chars.toString();
    }

    private static boolean isCulprit(AlertName name) {
        return name.rule().startsWith(CULPRIT) && name.rule().endsWith("}");
    }

    void save(Member member) {
        put(
                member.name(),
                () -> StoredMember.getEncoder()
                        .encode(new StoredMember(
                                Alert.getEncoder().encode(member.alert()),
                                member.held(),
                                member.heardMillis(),
                                member.joinedMillis(),
                                member.other(),
                                member.otherMillis())));
    }

    void save(AlertName name, CulpritAlert culprit) {
        put(
                name,
                () -> StoredCulprit.getEncoder()
                        .encode(new StoredCulprit(
                                Alert.getEncoder().encode(culprit.alert()), culprit.emptySinceMillis())));
    }

    private interface Encoding {
        ByteBuffer bytes() throws IOException;
    }

    private void put(AlertName name, Encoding encoding) {
        try {
            ByteBuffer buffer = encoding.bytes();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            store.put(key(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    void delete(AlertName name) {
        store.delete(key(name));
    }

    private static Bytes key(AlertName name) {
        return Bytes.wrap((name.rule() + "\n" + name.subject()).getBytes(UTF_8));
    }

    private static AlertName name(Bytes key) {
        String[] parts = new String(Objects.requireNonNull(key.get()), UTF_8).split("\n", 2);
        return new AlertName(parts[0], parts[1]);
    }
}
