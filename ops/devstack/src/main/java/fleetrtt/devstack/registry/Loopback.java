package fleetrtt.devstack.registry;

import com.sun.net.httpserver.Headers;
import java.util.regex.Pattern;

/** Keeps web pages out: a browser on this machine can reach loopback for any page it shows. */
final class Loopback {
    private static final Pattern HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    private Loopback() {}

    /** @throws RegistryError when a page sent this, or it was addressed to another name */
    static void requireLocal(Headers headers) {
        String host = headers.getFirst("Host");
        if (headers.containsKey("Origin") || host == null || !HOST.matcher(host).matches()) {
            throw RegistryError.forbidden();
        }
    }
}
