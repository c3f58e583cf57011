package fleetrtt.devstack.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a user's things are kept, by the XDG base directory specification. */
final class DataFolder {
    private DataFolder() {}

    /** {@code $XDG_STATE_HOME/fleetrtt}, else {@code ~/.local/state/fleetrtt}, else one of its own under /tmp. */
    static Path ofThisUser() {
        String state = System.getenv("XDG_STATE_HOME");
        if (state != null && !state.isBlank()) {
            return Path.of(state, "fleetrtt");
        }
        Path home = Path.of(System.getProperty("user.home"));
        if (Files.isWritable(home)) {
            return home.resolve(".local/state/fleetrtt");
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "fleetrtt-" + System.getProperty("user.name"));
    }
}
