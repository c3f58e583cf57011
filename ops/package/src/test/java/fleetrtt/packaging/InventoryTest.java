package fleetrtt.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
    private static final String BILL = """
            {"metadata": {"component": {"name": "m", "version": "1"}}, "components": [{"name": "a", "version": "2.0"}]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("bom.json"), BILL);
        Files.createDirectory(folder.resolve("lib"));
        Files.createFile(folder.resolve("lib/m-1.jar"));
        Files.createFile(folder.resolve("lib/a-2.0.jar"));
    }

    private Inventory compare() throws IOException {
        return Inventory.compare(folder.resolve("bom.json"), folder.resolve("lib"));
    }

    @Test
    void theModuleAndItsPartsAreExact() throws IOException {
        assertThat(compare().isExact()).isTrue();
    }

    @Test
    void aJarTooManyAndOneTooFewAreNamed() throws IOException {
        Files.move(folder.resolve("lib/a-2.0.jar"), folder.resolve("lib/a-1.9.jar"));
        assertThat(compare().isExact()).isFalse();
        assertThat(compare())
                .hasToString(
                        "jars that the bill of materials does not name: [a-1.9.jar]; named and not there: [a-2.0.jar]; mend:"
                                + " build again from clean");
    }
}
