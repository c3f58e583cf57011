package fleetrtt.registry;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * What the serialisers and {@link RegistryClient} can be told, under Confluent's keys. Keys that are not ours are left
 * alone, so a whole producer's or consumer's configuration can be given. As in Confluent's client, every key but the
 * URL may also carry the prefix {@code schema.registry.}; {@code ssl.} keys must. Immutable.
 */
public final class RegistryConfig {
    /** Comma list of base URLs; when one cannot be reached, the next is asked. */
    public static final String URL = "schema.registry.url";

    /** Register a record's schema at its first use (true), or only look it up. */
    public static final String AUTO_REGISTER = "auto.register.schemas";

    /** Let the registry treat schemas that differ only in insignificant order as one. */
    public static final String NORMALIZE = "normalize.schemas";

    /** Without {@link #AUTO_REGISTER}: write with the subject's latest version instead of the record's own schema. */
    public static final String USE_LATEST = "use.latest.version";

    /** Decode into generated classes (true), or into GenericRecord. */
    public static final String SPECIFIC_READER = "specific.avro.reader";

    /** Decode keys into this generated class, whatever the writer calls it; needs {@link #SPECIFIC_READER}. */
    public static final String SPECIFIC_KEY_TYPE = "specific.avro.key.type";

    /** The same for values. */
    public static final String SPECIFIC_VALUE_TYPE = "specific.avro.value.type";

    /** Time allowed for a connection, milliseconds. */
    public static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";

    /** Time allowed for a whole answer, milliseconds. */
    public static final String READ_TIMEOUT = "http.read.timeout.ms";

    static final String BASIC_SOURCE = "basic.auth.credentials.source";
    static final String BASIC_USER_INFO = "basic.auth.user.info";
    static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    static final String BEARER_TOKEN = "bearer.auth.token";
    static final String TRUSTSTORE = "ssl.truststore.";
    static final String KEYSTORE = "ssl.keystore.";
    static final String KEY_PASSWORD = "ssl.key.password";

    private static final String PREFIX = "schema.registry.";

    private final Map<String, Object> values;
    private final List<URI> urls;

    private RegistryConfig(Map<String, Object> values) {
        this.values = values;
        urls = BaseUrls.parse((List<?>) Objects.requireNonNull(values.get(URL)));
    }

    /**
     * Reads the keys that are ours.
     *
     * @throws ConfigException when one is missing or its value cannot be used; the message names the key
     */
    public static RegistryConfig of(Map<String, ?> configs) {
        Map<String, Object> own = new HashMap<>();
        configs.forEach((key, value) -> {
            if (key.startsWith(PREFIX) && !key.equals(URL)) {
                own.put(key.substring(PREFIX.length()), value);
            } else if (!key.startsWith("ssl.")) {
                own.putIfAbsent(key, value);
            }
        });
        return new RegistryConfig(ConfigKeys.DEFINITION.parse(own));
    }

    /** Base URLs as configured, user info included; for people use {@link BaseUrls#shown}. */
    List<URI> urls() {
        return urls;
    }

    boolean autoRegister() {
        return flag(AUTO_REGISTER);
    }

    boolean normalize() {
        return flag(NORMALIZE);
    }

    boolean useLatest() {
        return flag(USE_LATEST);
    }

    boolean specificReader() {
        return flag(SPECIFIC_READER);
    }

    @Nullable Class<?> specificType(boolean isKey) {
        return (Class<?>) values.get(isKey ? SPECIFIC_KEY_TYPE : SPECIFIC_VALUE_TYPE);
    }

    Duration connectTimeout() {
        return Duration.ofMillis(value(CONNECT_TIMEOUT, Integer.class));
    }

    Duration readTimeout() {
        return Duration.ofMillis(value(READ_TIMEOUT, Integer.class));
    }

    Optional<String> text(String key) {
        Object value = values.get(key);
        String text = value instanceof Password password ? password.value() : (String) value;
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }

    private boolean flag(String key) {
        return value(key, Boolean.class);
    }

    private <T> T value(String key, Class<T> type) {
        return type.cast(Objects.requireNonNull(values.get(key)));
    }
}
