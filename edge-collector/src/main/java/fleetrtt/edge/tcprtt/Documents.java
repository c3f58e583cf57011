package fleetrtt.edge.tcprtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what is made from the options: {@code tcprtt.8} and {@code tcprtt.bash}. The build's main class for it. */
public final class Documents {
    private Documents() {}

    /** Takes the folder, which is made when it is not there. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.writeString(folder.resolve("tcprtt.8"), ManPage.text());
        Files.writeString(folder.resolve("tcprtt.bash"), BashCompletion.script());
    }
}
