package fleetrtt.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where to post to, and as whom.
 *
 * @param url http or https, without user and password
 * @param authorization value of the header of that name; never printed
 */
record Endpoint(URI url, Optional<String> authorization) {
    /**
     * From a comma list of URLs; a user and password in a URL go before the others' authorization.
     *
     * @param others authorization of those that name no user
     * @throws IllegalArgumentException when one is not http://host or https://host
     */
    static List<Endpoint> parse(String option, String list, Optional<String> others) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> parseOne(option, text, others))
                .toList();
    }

    private static Endpoint parseOne(String option, String text, Optional<String> others) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getFragment() == null) {
                Optional<String> user = Optional.ofNullable(url.getUserInfo()).map(Endpoint::basic);
                return new Endpoint(withoutUser(url), user.or(() -> others));
            }
        } catch (URISyntaxException e) {
            // Not chained: its message would repeat a password that the URL may carry.
        }
        throw new IllegalArgumentException(
                option + " '" + text.replaceAll("//.*@", "//***@") + "' is not http://host:port or https://host:port");
    }

    private static URI withoutUser(URI url) throws URISyntaxException {
        return new URI(url.getScheme(), null, url.getHost(), url.getPort(), url.getPath(), url.getQuery(), null);
    }

    /** HTTP's basic authentication (RFC 7617). */
    static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    /** HTTP's bearer authentication (RFC 6750). */
    static String bearer(String token) {
        return "Bearer " + token;
    }

    /** Where, without authorization. */
    @Override
    public String toString() {
        return url.toString();
    }
}
