package fleetrtt.aggregator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Says that the files of a folder are, to the byte, those that were there when it was set: a file in it with the length
 * and the CRC-32C of each. Not thread-safe.
 */
final class StateSeal {
    static final String NAME = "fleetrtt.seal";

    private static final int CHUNK_BYTES = 1 << 20;

    private final Path folder;
    private final Set<Path> leftOut;

    /** @param leftOut files that it says nothing of */
    StateSeal(Path folder, Set<Path> leftOut) {
        this.folder = folder;
        this.leftOut = Set.copyOf(leftOut);
    }

    /** Reads all files. */
    void set() throws IOException {
        Files.writeString(file(), inventory());
    }

    /** Whether it is there and true; there is none afterwards. Reads all files if there is one. */
    boolean open() throws IOException {
        if (!Files.exists(file())) {
            return false;
        }
        // Whatever is in it may be damaged too, and no text at all.
        byte[] set = Files.readAllBytes(file());
        Files.delete(file());
        return Arrays.equals(set, inventory().getBytes(StandardCharsets.UTF_8));
    }

    private Path file() {
        return folder.resolve(NAME);
    }

    private String inventory() throws IOException {
        StringBuilder lines = new StringBuilder();
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
        for (Path each : files()) {
            lines.append(Long.toHexString(checksum(each, chunk)))
                    .append(' ')
                    .append(Files.size(each))
                    .append(' ')
                    .append(folder.relativize(each))
                    .append('\n');
        }
        return lines.toString();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(each -> !each.equals(file()) && !leftOut.contains(each))
                    .sorted()
                    .toList();
        }
    }

    private static long checksum(Path of, ByteBuffer chunk) throws IOException {
        CRC32C checksum = new CRC32C();
        try (FileChannel channel = FileChannel.open(of)) {
            while (channel.read(chunk.clear()) >= 0) {
                checksum.update(chunk.flip());
            }
        }
        return checksum.getValue();
    }
}
