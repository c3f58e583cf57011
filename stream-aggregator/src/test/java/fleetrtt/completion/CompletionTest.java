package fleetrtt.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class CompletionTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void bashReadsItAndCompletesCommandsAndOptions() throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), Completion.bash());
        String ask = "source " + script + "; COMP_WORDS=(fleetrtt query peers --so); COMP_CWORD=3;"
                + " _complete_fleetrtt; echo \"${COMPREPLY[@]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("--sort");
        assertThat(bash.waitFor()).isZero();
    }
}
