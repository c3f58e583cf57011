package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateFolderTest {
    private static final long SEED = Long.getLong("fleetrtt.seed", 1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What may happen to a file of some bytes. */
    private enum Damage {
        ONE_BIT {
            @Override
            void to(Path file, Random random) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
            }
        },
        CUT_OFF {
            @Override
            void to(Path file, Random random) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            }
        },
        DELETED {
            @Override
            void to(Path file, Random random) throws IOException {
                Files.delete(file);
            }
        },
        ONE_MORE {
            @Override
            void to(Path file, Random random) throws IOException {
                Files.write(file.resolveSibling("more"), new byte[0]);
            }
        };

        abstract void to(Path file, Random random) throws IOException;
    }

    @BeforeEach
    void fill() throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(SEED).nextBytes(bytes);
        try (StateFolder state = new StateFolder(folder)) {
            state.claim();
            Files.createDirectories(folder.resolve("app/0_1/rocksdb"));
            Files.write(folder.resolve("app/0_1/rocksdb/000008.sst"), bytes);
            Files.writeString(folder.resolve("app/0_1/.checkpoint"), "0\n1\nt 0 4711\n");
            state.seal();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("app"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void whatWasLeftInPeaceIsKept() throws IOException {
        try (StateFolder state = new StateFolder(folder)) {
            state.claim();
            assertThat(files()).hasSize(2);
        }
    }

    @Test
    void whatAnInstanceLeftThatWasKilledIsRemoved() throws IOException {
        try (StateFolder state = new StateFolder(folder)) {
            state.claim();
        }
        try (StateFolder state = new StateFolder(folder)) {
            state.claim();
            assertThat(folder.resolve("app")).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void anyDamageToAnyFileRemovesAll(Damage damage) throws IOException {
        Random random = new Random(SEED);
        for (Path file : files()) {
            damage.to(file, random);
            try (StateFolder state = new StateFolder(folder)) {
                state.claim();
                assertThat(folder.resolve("app")).as("seed %d, %s", SEED, file).doesNotExist();
            }
            fill();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Damage.class,
            names = {"ONE_BIT", "CUT_OFF", "DELETED"})
    void aDamagedSealIsNone(Damage damage) throws IOException {
        damage.to(folder.resolve(StateSeal.NAME), new Random(SEED));
        try (StateFolder state = new StateFolder(folder)) {
            state.claim();
            assertThat(folder.resolve("app")).doesNotExist();
        }
    }

    @Test
    void whoeverNeverClaimedItSealsNothing() throws IOException {
        try (StateFolder state = new StateFolder(folder)) {
            state.claim();
        }
        try (StateFolder state = new StateFolder(folder)) {
            state.seal();
            assertThat(folder.resolve(StateSeal.NAME)).doesNotExist();
        }
    }
}
