package fleetrtt.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What narrows a ranked list; a picocli mixin. */
final class ListOptions {
    @Option(names = "--limit", paramLabel = "N", description = "Rows at most; default 50, over HTTP only.")
    private @Nullable Integer limit;

    @Option(names = "--cidr", paramLabel = "BLOCK", description = "Addresses of this block only, e.g. 10.0.0.0/8.")
    private @Nullable String cidr;

    @Option(names = "--text", paramLabel = "TEXT", description = "Names that contain this only.")
    private @Nullable String text;

    boolean isAny() {
        return limit != null || cidr != null || text != null;
    }

    void addTo(Map<String, String> parameters) {
        if (limit != null) {
            parameters.put("limit", Integer.toString(limit));
        }
        if (cidr != null) {
            parameters.put("cidr", cidr);
        }
        if (text != null) {
            parameters.put("text", text);
        }
    }
}
