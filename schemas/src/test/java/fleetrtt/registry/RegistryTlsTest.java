package fleetrtt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A registry that speaks TLS and asks for a client's certificate. */
@Timeout(60)
class RegistryTlsTest {
    private static final Schema SCHEMA = SchemaBuilder.record("R").fields().endRecord();

    @TempDir
    private static Path directory;

    private static Path store;

    /** One self-signed certificate serves both sides, as key and as trust. */
    @BeforeAll
    static void makeStore() throws IOException, InterruptedException {
        store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        assertThat(Files.size(store)).isPositive();
    }

    private static Map<String, Object> config(String url, String... stores) {
        Map<String, Object> config = new HashMap<>(Map.of(RegistryConfig.URL, url));
        for (String name : List.of(stores)) {
            config.put("schema.registry.ssl." + name + ".location", store.toString());
            config.put("schema.registry.ssl." + name + ".password", "secret");
            config.put("schema.registry.ssl." + name + ".type", "PKCS12");
        }
        return config;
    }

    private static TestServer server() throws IOException {
        SSLContext context = RegistryTls.context(
                        RegistryConfig.of(config("https://localhost", "truststore", "keystore")))
                .orElseThrow();
        HttpsConfigurator needsClient = new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        };
        return TestServer.startedWithTls(needsClient, exchange -> new TestServer.Answer(200, "{\"id\":7}"));
    }

    @Test
    void trustAndKeyStoresMakeTheConnection() throws IOException {
        try (TestServer server = server()) {
            RegistryClient client = RegistryClient.of(config(server.url(), "truststore", "keystore"));
            assertThat(client.register("s-value", SCHEMA, false)).isEqualTo(7);
        }
    }

    @Test
    void withoutAKeyTheRegistryRefuses() throws IOException {
        try (TestServer server = server()) {
            RegistryClient client = RegistryClient.of(config(server.url(), "truststore"));
            assertThatThrownBy(() -> client.register("s-value", SCHEMA, false))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining(server.url());
        }
    }

    @Test
    void withoutTrustTheRegistryIsRefused() throws IOException {
        try (TestServer server = server()) {
            RegistryClient client = RegistryClient.of(config(server.url()));
            assertThatThrownBy(() -> client.register("s-value", SCHEMA, false))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("SSLHandshakeException");
        }
    }

    @Test
    void aWrongPasswordIsNamed() {
        Map<String, Object> config = config("https://localhost", "truststore");
        config.put("schema.registry.ssl.truststore.password", "wrong");
        assertThatThrownBy(() -> RegistryClient.of(config))
                .hasMessageContaining(store.toString())
                .hasMessageContaining("schema.registry.ssl.truststore.password");
    }
}
