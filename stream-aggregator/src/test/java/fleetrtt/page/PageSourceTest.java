package fleetrtt.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is held of the page's files as they are written. */
final class PageSourceTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Path VENDORED = WEB.resolve("vendor/uplot-1.6.32");
    private static final Pattern MARKUP = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|createContextualFragment|eval\\(|new Function");
    private static final Pattern FOREIGN = Pattern.compile("(src|href|import|from|fetch)\\W{1,4}https?://");
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)");

    private static final Pattern ASKED_FOR =
            Pattern.compile("(?:modulepreload\" href|<script [^>]*src)=\"([^\"]+\\.js)\"");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]* from '([^']+)';");

    private static final int SUM_CHARACTERS = 64;

    private static List<Path> own(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(WEB)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !file.startsWith(WEB.resolve("vendor")))
                    .toList();
        }
    }

    @Test
    void textIsNeverTurnedIntoMarkup() throws IOException {
        assertThat(own(".js"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(MARKUP));
    }

    @Test
    void nothingIsTakenFromElsewhereAndNothingIsInline() throws IOException {
        assertThat(own(".js"))
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(FOREIGN));
        assertThat(Files.readString(WEB.resolve("index.html")))
                .doesNotContainPattern(FOREIGN)
                .doesNotContainPattern(INLINE);
    }

    /** Otherwise a browser learns of each module from the one before, and asks for them one round trip after another. */
    @Test
    void whatTheFirstViewNeedsIsAskedForAtOnceAndNothingElse() throws IOException {
        Set<Path> needed = new TreeSet<>();
        for (String first : List.of("js/ahead.js", "js/app.js", "js/views/fleet.js")) {
            addImported(WEB.resolve(first), needed);
        }
        assertThat(ASKED_FOR
                        .matcher(Files.readString(WEB.resolve("index.html")))
                        .results())
                .map(link -> WEB.resolve(link.group(1)))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    private static void addImported(Path module, Set<Path> into) throws IOException {
        if (into.add(module)) {
            for (MatchResult each :
                    IMPORT.matcher(Files.readString(module)).results().toList()) {
                addImported(module.resolveSibling(each.group(1)).normalize(), into);
            }
        }
    }

    @Test
    void vendoredFilesAreAsTheirChecksumsSay() throws Exception {
        List<String> sums = Files.readAllLines(VENDORED.resolve("SHA256SUMS"));
        assertThat(sums).hasSize(3);
        for (String line : sums) {
            String name = line.substring(SUM_CHARACTERS).strip();
            byte[] content = Files.readAllBytes(VENDORED.resolve(name));
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            assertThat(line).as(name).startsWith(sum);
        }
    }
}
