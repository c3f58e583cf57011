package fleetrtt.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** The Authorization header that the configuration asks for. Immutable; never printed. */
final class Authorization {
    private final Optional<String> fixed;

    private Authorization(Optional<String> fixed) {
        this.fixed = fixed;
    }

    /**
     * Bearer when its source is given, else basic.
     *
     * @throws ConfigException when a source is not supported or its secret is missing
     */
    static Authorization of(RegistryConfig config) {
        Optional<String> bearer = config.text(RegistryConfig.BEARER_SOURCE);
        if (bearer.isPresent()) {
            only("STATIC_TOKEN", RegistryConfig.BEARER_SOURCE, bearer.get());
            return new Authorization(Optional.of("Bearer " + secret(config, RegistryConfig.BEARER_TOKEN)));
        }
        String source = config.text(RegistryConfig.BASIC_SOURCE).orElse("URL");
        if (source.equals("URL")) {
            return new Authorization(Optional.empty());
        }
        only("USER_INFO", RegistryConfig.BASIC_SOURCE, source);
        return new Authorization(Optional.of(basic(secret(config, RegistryConfig.BASIC_USER_INFO))));
    }

    /** The header's value for a request to that base URL, whose user info counts when nothing else is configured. */
    Optional<String> header(URI base) {
        return fixed.or(() -> Optional.ofNullable(base.getUserInfo()).map(Authorization::basic));
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static String secret(RegistryConfig config, String key) {
        return config.text(key).orElseThrow(() -> new ConfigException(key + " is missing; set it"));
    }

    private static void only(String supported, String key, String given) {
        if (!given.equals(supported)) {
            throw new ConfigException(key, given, "is not supported; use " + supported);
        }
    }
}
