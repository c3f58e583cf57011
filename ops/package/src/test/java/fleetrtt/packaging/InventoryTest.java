package fleetrtt.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private List<String> unnamed() throws IOException {
        return Inventory.unnamed(folder.resolve("bom.json"), folder.resolve("lib"));
    }

    @Test
    void theModuleAndItsPartsAreNamed() throws IOException {
        assertThat(unnamed()).isEmpty();
    }

    @Test
    void whatAnEarlierBuildLeftIsNot() throws IOException {
        Files.createFile(folder.resolve("lib/a-1.9.jar"));
        assertThat(unnamed()).containsExactly("a-1.9.jar");
    }
}
