package fleetrtt.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies jars without their native code, and what of it is for one of the {@link Architecture}s to a folder of its
 * own. So nothing has to be unpacked when a command starts: the temporary folder may be read-only or noexec. The same
 * jars make the same files, byte for byte.
 */
final class ThinJars {
    private final Path lib;
    private final Path natives;

    /**
     * Inert until {@link #add}.
     *
     * @param lib folder for the jars
     * @param natives folder for the native libraries, one folder in it per architecture
     */
    ThinJars(Path lib, Path natives) {
        this.lib = lib;
        this.natives = natives;
    }

    /** Takes the folders of {@link #ThinJars}, then jars and folders of jars. */
    public static void main(String[] arguments) throws IOException {
        ThinJars thin = new ThinJars(Path.of(arguments[0]), Path.of(arguments[1]));
        for (int index = 2; index < arguments.length; index++) {
            try (var jars = Files.walk(Path.of(arguments[index]), 1)) {
                jars.filter(path -> path.toString().endsWith(".jar")).sorted().forEach(thin::add);
            }
        }
    }

    void add(Path jar) {
        try {
            Files.createDirectories(lib);
            Path thin = lib.resolve(jar.getFileName());
            try (ZipFile from = new ZipFile(jar.toFile());
                    ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(thin))) {
                Enumeration<? extends ZipEntry> entries = from.entries();
                while (entries.hasMoreElements()) {
                    put(from, entries.nextElement(), to);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot thin " + jar + " out", e);
        }
    }

    private void put(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        try (InputStream content = from.getInputStream(entry)) {
            if (Architecture.isNative(entry.getName())) {
                extract(entry.getName(), content);
            } else {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(same);
                content.transferTo(to);
                to.closeEntry();
            }
        }
    }

    private void extract(String entry, InputStream content) throws IOException {
        Optional<Architecture> architecture = Architecture.of(entry);
        if (architecture.isPresent()) {
            Path folder =
                    Files.createDirectories(natives.resolve(architecture.get().folder()));
            Files.copy(content, folder.resolve(Path.of(entry).getFileName()));
        }
    }
}
