package fleetrtt.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files below {@code web/} of the class path, read once each. Thread-safe. */
final class PageFiles {
    private static final String FOLDER = "/web/";
    /** No segment begins with a dot, so none leads out of the folder. */
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, PageFile> read = new ConcurrentHashMap<>();

    /**
     * The file of that name; empty when there is none, or none that browsers are to have.
     *
     * @param path relative to the folder, segments separated by slashes
     */
    Optional<PageFile> file(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(read.computeIfAbsent(path, wanted -> load(wanted, type)));
    }

    private static @Nullable PageFile load(String path, String type) {
        try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + path)) {
            return in == null ? null : new PageFile(in.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar that holds the page cannot be read", e);
        }
    }
}
