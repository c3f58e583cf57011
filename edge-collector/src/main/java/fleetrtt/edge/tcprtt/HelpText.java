package fleetrtt.edge.tcprtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The help as argparse lays it out; its first paragraph is the usage that goes before an error. */
final class HelpText {
    private HelpText() {}

    static String whole() {
        try (InputStream text = Objects.requireNonNull(HelpText.class.getResourceAsStream("help.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends with a newline. */
    static String usage() {
        String whole = whole();
        return whole.substring(0, whole.indexOf("\n\n") + 1);
    }
}
