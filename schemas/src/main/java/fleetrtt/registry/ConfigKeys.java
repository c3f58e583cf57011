package fleetrtt.registry;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Types, defaults and checks of the keys of {@link RegistryConfig}, without the prefix. */
final class ConfigKeys {
    static final ConfigDef DEFINITION = definition();

    private ConfigKeys() {}

    private static ConfigDef definition() {
        ConfigDef keys = new ConfigDef()
                .define(RegistryConfig.URL, ConfigDef.Type.LIST, Importance.HIGH, "Comma list of base URLs.")
                .define(
                        RegistryConfig.CONNECT_TIMEOUT,
                        ConfigDef.Type.INT,
                        5_000,
                        Range.atLeast(1),
                        Importance.LOW,
                        "ms")
                .define(
                        RegistryConfig.READ_TIMEOUT,
                        ConfigDef.Type.INT,
                        10_000,
                        Range.atLeast(1),
                        Importance.LOW,
                        "ms");
        flag(keys, RegistryConfig.AUTO_REGISTER, true);
        flag(keys, RegistryConfig.NORMALIZE, false);
        flag(keys, RegistryConfig.USE_LATEST, false);
        flag(keys, RegistryConfig.SPECIFIC_READER, false);
        generatedClass(keys, RegistryConfig.SPECIFIC_KEY_TYPE);
        generatedClass(keys, RegistryConfig.SPECIFIC_VALUE_TYPE);
        topicNameStrategy(keys, "key.subject.name.strategy");
        topicNameStrategy(keys, "value.subject.name.strategy");
        text(keys, RegistryConfig.BASIC_SOURCE, "URL");
        text(keys, RegistryConfig.BEARER_SOURCE, null);
        for (String store : List.of(RegistryConfig.TRUSTSTORE, RegistryConfig.KEYSTORE)) {
            text(keys, store + "location", null);
            text(keys, store + "type", "JKS");
            secret(keys, store + "password");
        }
        secret(keys, RegistryConfig.KEY_PASSWORD);
        secret(keys, RegistryConfig.BASIC_USER_INFO);
        secret(keys, RegistryConfig.BEARER_TOKEN);
        return keys;
    }

    private static void flag(ConfigDef keys, String key, boolean otherwise) {
        keys.define(key, ConfigDef.Type.BOOLEAN, otherwise, Importance.MEDIUM, "");
    }

    private static void text(ConfigDef keys, String key, @Nullable String otherwise) {
        keys.define(key, ConfigDef.Type.STRING, otherwise, Importance.MEDIUM, "");
    }

    private static void secret(ConfigDef keys, String key) {
        keys.define(key, ConfigDef.Type.PASSWORD, null, Importance.MEDIUM, "");
    }

    private static void generatedClass(ConfigDef keys, String key) {
        keys.define(key, ConfigDef.Type.CLASS, null, ConfigKeys::requireGenerated, Importance.LOW, "");
    }

    private static void requireGenerated(String key, @Nullable Object type) {
        if (type != null && !SpecificRecord.class.isAssignableFrom((Class<?>) type)) {
            throw new ConfigException(key, type, "is no class generated from an Avro schema");
        }
    }

    private static void topicNameStrategy(ConfigDef keys, String key) {
        String only = "TopicNameStrategy";
        ConfigDef.Validator validator = (name, strategy) -> {
            if (!("." + strategy).endsWith("." + only)) {
                throw new ConfigException(
                        name, strategy, "is not supported; remove it, subjects are <topic>-key and -value");
            }
        };
        keys.define(key, ConfigDef.Type.STRING, only, validator, Importance.LOW, "");
    }
}
