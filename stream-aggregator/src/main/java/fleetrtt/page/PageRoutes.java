package fleetrtt.page;

import fleetrtt.http.server.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.regex.Pattern;

/**
 * The page at {@code /} and its files beside it. The browser is told to take nothing from elsewhere, to run no script
 * and apply no style but these files, and to turn no text into markup.
 */
public final class PageRoutes implements Routes {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'");

    private static final Pattern OPEN = Pattern.compile("/|/icon\\.svg|/(js|css|vendor)/.*");

    private static final Pattern GZIP = Pattern.compile("(?i)(?:^|,)\\s*gzip\\s*(?:,|$)");

    private final PageFiles files = new PageFiles();

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", request -> send(request, "index.html"));
        routes.get("/icon.svg", request -> send(request, "icon.svg"));
        for (String folder : new String[] {"js", "css", "vendor"}) {
            routes.get("/" + folder + "/<file>", request -> send(request, folder + "/" + request.pathParam("file")));
        }
    }

    /** Files of a page hold no data, and a browser sends no token with what it loads. */
    @Override
    public boolean isOpen(String path) {
        return OPEN.matcher(path).matches();
    }

    private void send(Context request, String path) {
        PageFile file = files.file(path).orElseThrow(() -> new NotFoundResponse("no such file"));
        request.header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                // Kept, but asked for again each time: after an upgrade no old file works with new ones.
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Encoding")
                .header("ETag", file.tag());
        if (file.tag().equals(request.header("If-None-Match"))) {
            request.status(304);
        } else if (takesGzip(request)) {
            request.contentType(file.type()).header("Content-Encoding", "gzip").result(file.gzip());
        } else {
            request.contentType(file.type()).result(file.content());
        }
    }

    /** Whoever refuses it in a nicer way ({@code gzip;q=0}) is sent the file as it is. */
    private static boolean takesGzip(Context request) {
        String accepted = request.header("Accept-Encoding");
        return accepted != null && GZIP.matcher(accepted).find();
    }
}
