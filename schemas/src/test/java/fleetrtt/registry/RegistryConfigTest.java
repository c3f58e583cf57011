package fleetrtt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryConfigTest {
    private static RegistryConfig config(String key, Object value) {
        Map<String, Object> configs = new HashMap<>(Map.of(RegistryConfig.URL, "http://localhost:8081"));
        configs.put(key, value);
        return RegistryConfig.of(configs);
    }

    @Test
    void defaultsAreConfluentsButForShorterTimeouts() {
        RegistryConfig config = config("unrelated", 1);

        assertThat(config.autoRegister()).isTrue();
        assertThat(config.normalize()).isFalse();
        assertThat(config.useLatest()).isFalse();
        assertThat(config.specificReader()).isFalse();
        assertThat(config.connectTimeout()).hasSeconds(5);
        assertThat(config.readTimeout()).hasSeconds(10);
    }

    @Test
    void keysWorkWithAndWithoutThePrefix() {
        assertThat(config("auto.register.schemas", "false").autoRegister()).isFalse();
        assertThat(config("schema.registry.auto.register.schemas", false).autoRegister())
                .isFalse();
        assertThat(config("schema.registry.ssl.truststore.location", "/a").text("ssl.truststore.location"))
                .contains("/a");
    }

    @Test
    void kafkasOwnTlsKeysAreNotTheRegistrys() {
        assertThat(config("ssl.truststore.location", "/kafka").text("ssl.truststore.location"))
                .isEmpty();
        assertThat(config("ssl.truststore.type", "PEM").text("ssl.truststore.type"))
                .contains("JKS");
    }

    @ParameterizedTest
    @CsvSource({
        "schema.registry.url, ftp://host, is not http",
        "schema.registry.url, localhost:8081, is not http",
        "schema.registry.url, 'http://me:secret@ho st', is not http",
        "schema.registry.url, '', e.g. http://localhost:8081",
        "http.read.timeout.ms, 0, http.read.timeout.ms",
        "auto.register.schemas, perhaps, auto.register.schemas",
        "value.subject.name.strategy, io.confluent.kafka.serializers.subject.RecordNameStrategy, remove it",
        "value.subject.name.strategy, io.confluent.kafka.serializers.subject.TopicRecordNameStrategy, remove it",
        "basic.auth.credentials.source, SASL_INHERIT, use USER_INFO",
        "basic.auth.credentials.source, USER_INFO, basic.auth.user.info is missing",
        "bearer.auth.credentials.source, OAUTHBEARER, use STATIC_TOKEN",
        "bearer.auth.credentials.source, STATIC_TOKEN, bearer.auth.token is missing",
        "schema.registry.ssl.truststore.location, /no/such/file, /no/such/file",
    })
    void aValueThatCannotBeUsedIsNamed(String key, String value, String says) {
        assertThatThrownBy(() -> RegistryClient.of(config(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key.replace("credentials.source", ""))
                .hasMessageContaining(says)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aStoreThatIsNoneIsNamed(@TempDir Path directory) {
        assertThatThrownBy(
                        () -> RegistryClient.of(config("schema.registry.ssl.keystore.location", directory.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("schema.registry.ssl.keystore.password");
    }

    @Test
    void topicNameStrategyMayBeNamed() {
        assertThat(config("key.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy")
                        .urls())
                .hasSize(1);
    }
}
