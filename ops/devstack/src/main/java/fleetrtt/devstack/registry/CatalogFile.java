package fleetrtt.devstack.registry;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a catalog in one JSON file, which is replaced as a whole and is either the old or the new one. */
final class CatalogFile {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogFile.class);
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    CatalogFile(Path directory) {
        file = directory.resolve("schema-registry.json");
    }

    /**
     * The catalog as it was last saved; an empty one when there is no file or a damaged one, which is set aside.
     *
     * @throws IOException when the directory cannot be used
     */
    Catalog load() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            return Catalog.empty(1);
        }
        try {
            Catalog catalog = JSON.readValue(Files.readAllBytes(file), Catalog.class);
            requireSound(catalog);
            return catalog;
        } catch (IOException | RuntimeException e) {
            return setAside(e);
        }
    }

    private static void requireSound(Catalog catalog) {
        for (int id : catalog.schemas().keySet()) {
            catalog.schema(id);
            if (id >= catalog.nextId()) {
                throw new IllegalStateException("id " + id + " would be given twice");
            }
        }
        catalog.subjects().values().forEach(ids -> ids.forEach(catalog::schema));
    }

    private Catalog setAside(Exception damage) throws IOException {
        long now = Instant.now().getEpochSecond();
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + now);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn(
                "{} is damaged ({}) and was set aside as {}; schemas must be registered anew, and records written"
                        + " before can no longer be read unless it is repaired and put back",
                file,
                String.valueOf(damage.getMessage()).lines().findFirst().orElse(""),
                aside);
        // The lost file's ids stand in records: none may come to mean another schema.
        return Catalog.empty((int) (now % (1 << 30)));
    }

    /** Returns when it is safe on disk. */
    void save(Catalog catalog) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(catalog));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
