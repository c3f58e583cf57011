package fleetrtt.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/** The registry's base URLs and which of them answered last. Thread-safe. */
final class BaseUrls {
    private final List<URI> urls;
    private final AtomicInteger current = new AtomicInteger();

    BaseUrls(List<URI> urls) {
        this.urls = List.copyOf(urls);
    }

    /**
     * Checks each and drops a trailing slash.
     *
     * @throws ConfigException when there is none or one is not http or https
     */
    static List<URI> parse(List<?> texts) {
        if (texts.isEmpty()) {
            throw new ConfigException(RegistryConfig.URL, "", "give the registry's URL, e.g. http://localhost:8081");
        }
        return texts.stream().map(text -> parse(text.toString())).toList();
    }

    private static URI parse(String text) {
        try {
            URI url = new URI(text.strip().replaceAll("/+$", ""));
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Not chained: its message would repeat a password that the URL may carry.
        }
        String hidden = text.replaceAll("//.*@", "//***@");
        throw new ConfigException(RegistryConfig.URL, hidden, "is not http://host:port or https://host:port");
    }

    /** Where to begin: the one that answered last. */
    int first() {
        return current.get();
    }

    /** The n-th to try, counted from {@code first}. */
    URI at(int first, int attempt) {
        return urls.get((first + attempt) % urls.size());
    }

    int size() {
        return urls.size();
    }

    void answered(int first, int attempt) {
        current.set((first + attempt) % urls.size());
    }

    /** Without user info. */
    static String shown(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + url.getPath();
    }

    /** All of them, without user info. */
    @Override
    public String toString() {
        return urls.stream().map(BaseUrls::shown).collect(Collectors.joining(", "));
    }
}
