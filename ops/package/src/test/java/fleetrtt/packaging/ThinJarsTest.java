package fleetrtt.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinJarsTest {
    @TempDir
    Path folder;

    /** As JNA, SQLite, Zstandard, LZ4, Snappy and RocksDB call them. */
    @ParameterizedTest
    @CsvSource({
        "com/sun/jna/linux-x86-64/libjnidispatch.so, X86_64",
        "com/sun/jna/linux-aarch64/libjnidispatch.so, AARCH64",
        "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so, X86_64",
        "org/sqlite/native/Linux/aarch64/libsqlitejdbc.so, AARCH64",
        "linux/amd64/libzstd-jni-1.5.6-10.so, X86_64",
        "linux/aarch64/libzstd-jni-1.5.6-10.so, AARCH64",
        "net/jpountz/util/linux/amd64/liblz4-java.so, X86_64",
        "org/xerial/snappy/native/Linux/aarch64/libsnappyjava.so, AARCH64",
        "librocksdbjni-linux64.so, X86_64",
        "librocksdbjni-linux-aarch64.so, AARCH64",
    })
    void librariesOfTheTwoArchitecturesAreKnown(String entry, Architecture architecture) {
        assertThat(Architecture.isNative(entry)).isTrue();
        assertThat(Architecture.of(entry)).contains(architecture);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/sun/jna/linux-x86/libjnidispatch.so",
                "com/sun/jna/freebsd-x86-64/libjnidispatch.so",
                "com/sun/jna/win32-aarch64/jnidispatch.dll",
                "com/sun/jna/aix-ppc64/libjnidispatch.a",
                "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so",
                "org/sqlite/native/Linux-Android/aarch64/libsqlitejdbc.so",
                "linux/ppc64le/libzstd-jni-1.5.6-10.so",
                "darwin/x86_64/libzstd-jni-1.5.6-10.dylib",
                "org/xerial/snappy/native/Linux/android-aarch64/libsnappyjava.so",
                "librocksdbjni-linux64-musl.so",
                "librocksdbjni-linux32.so",
                "librocksdbjni-osx-x86_64.jnilib",
            })
    void allOtherLibrariesAreNativeAndForNone(String entry) {
        assertThat(Architecture.isNative(entry)).isTrue();
        assertThat(Architecture.of(entry)).isEmpty();
    }

    @Test
    void aThinJarIsTheJarWithoutItsLibraries() throws Exception {
        Path jar = jar("a/A.class", "linux/amd64/liba.so", "linux/aarch64/liba.so", "win/amd64/a.dll", "META-INF/x");
        ThinJars.main(new String[] {at("lib").toString(), at("native").toString(), jar.toString()});
        try (ZipFile thin = new ZipFile(at("lib/some.jar").toFile())) {
            assertThat(thin.stream().map(ZipEntry::getName)).containsExactly("a/A.class", "META-INF/x");
            assertThat(thin.getInputStream(thin.getEntry("a/A.class")).readAllBytes())
                    .asString()
                    .isEqualTo("a/A.class");
        }
        assertThat(at("native/x86_64/liba.so")).hasContent("linux/amd64/liba.so");
        assertThat(at("native/aarch64/liba.so")).hasContent("linux/aarch64/liba.so");
        assertThat(at("native")).isDirectoryNotContaining("glob:**dll");
    }

    @Test
    void theSameJarMakesTheSameFileAtAnyTime() throws Exception {
        Path jar = jar("a/A.class", "linux/amd64/liba.so");
        new ThinJars(at("one"), at("native1")).add(jar);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        new ThinJars(at("two"), at("native2")).add(jar);
        assertThat(at("one/some.jar")).hasSameBinaryContentAs(at("two/some.jar"));
    }

    private Path at(String path) {
        return folder.resolve(path);
    }

    private Path jar(String... entries) throws IOException {
        Path jar = at("some.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of(entries)) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                out.putNextEntry(entry);
                out.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
