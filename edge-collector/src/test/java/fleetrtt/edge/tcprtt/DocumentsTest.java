package fleetrtt.edge.tcprtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Option.class)
    void everyOptionHasItsEntryInTheManual(Option option) {
        assertThat(ManPage.text()).containsPattern("\\.TP\n\\.B .*" + roff(option.longName()) + "( .*)?\n[^.]");
    }

    private static String roff(String text) {
        return text.replace("-", "\\\\-");
    }

    @Test
    void noLineOfTheManualIsTakenForARequestByMistake() {
        assertThat(ManPage.text().lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                .allMatch(line -> line.matches("\\.(TH|SH|TP|B)( .*)?"));
    }

    @ParameterizedTest
    @CsvSource({
        "'--mi', '--milliseconds'",
        "'--attach t', 'tp_btf'",
        "'-m --js', '--json'",
        "'--rport ', ''",
    })
    void bashCompletes(String typed, String completed) throws Exception {
        assertThat(complete(typed)).isEqualTo(completed);
    }

    private String complete(String typed) throws IOException, InterruptedException {
        Documents.main(new String[] {folder.toString()});
        String ask = """
                . "$1"
                COMP_WORDS=(tcprtt $2)
                case $2 in *' ') COMP_WORDS+=('') ;; esac
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _tcprtt
                printf '%s' "${COMPREPLY[*]}"
                """;
        Path script = Files.writeString(folder.resolve("ask.sh"), ask);
        Process bash = new ProcessBuilder(
                        "bash", script.toString(), folder.resolve("tcprtt.bash").toString(), typed)
                .redirectErrorStream(true)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(answer).isZero();
        return answer;
    }
}
