package fleetrtt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RegistryClientTest {
    private static final Schema SCHEMA =
            SchemaBuilder.record("R").fields().requiredLong("a").endRecord();

    private static RegistryClient client(String urls) {
        return RegistryClient.of(Map.of(
                RegistryConfig.URL, urls, RegistryConfig.READ_TIMEOUT, 500, RegistryConfig.CONNECT_TIMEOUT, 500));
    }

    private static RegistryException refusal(RegistryClient client) {
        RegistryException thrown =
                catchThrowableOfType(RegistryException.class, () -> client.register("s-value", SCHEMA, false));
        assertThat(thrown).isNotNull();
        assertThat(thrown.getMessage()).doesNotContain("\n", "\r");
        return thrown;
    }

    private static String closedUrl() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void aRegistryThatIsNotThereIsNamedWithTheMend() throws IOException {
        String first = closedUrl();
        String second = closedUrl();
        RegistryException thrown = refusal(client(first + "," + second));

        assertThat(thrown.errorCode()).isEqualTo(RegistryException.UNREACHABLE);
        assertThat(thrown.isTransient()).isTrue();
        assertThat(thrown)
                .hasMessageContaining(first + ", " + second)
                .hasMessageContaining("schema R in subject 's-value'")
                .hasMessageContaining("check that it runs and schema.registry.url");
    }

    @Test
    void theNextUrlAnswersWhenOneCannotAndIsAskedFirstThen() throws IOException {
        try (TestServer failing = TestServer.answering(503, "");
                TestServer good = TestServer.answering(200, "{\"id\":7}")) {
            RegistryClient client = client(closedUrl() + ", " + failing.url() + "/," + good.url());

            assertThat(client.register("s-value", SCHEMA, false)).isEqualTo(7);
            assertThat(client.register("s-value", SCHEMA, true)).isEqualTo(7);

            assertThat(failing.asked()).hasSize(1);
            assertThat(good.asked()).hasSize(2);
        }
    }

    @Test
    void aNoIsNotAskedForElsewhere() throws IOException {
        try (TestServer no = TestServer.answering(404, "{\"error_code\":40401,\"message\":\"no\"}");
                TestServer other = TestServer.answering(200, "{\"id\":7}")) {
            assertThat(refusal(client(no.url() + "," + other.url())).errorCode())
                    .isEqualTo(RegistryException.SUBJECT_NOT_FOUND);
            assertThat(other.asked()).isEmpty();
        }
    }

    /** As Apicurio refuses the slower of two that register a subject's first schema at the same time. */
    @Test
    void whoLostTheRaceForASubjectAsksAgain() throws IOException {
        String race =
                "{\"error_code\":409,\"message\":\"An artifact with ID 's-value' in group 'null' already exists.\"}";
        Iterator<TestServer.Answer> answers = List.of(
                        new TestServer.Answer(409, race), new TestServer.Answer(200, "{\"id\":7}"))
                .iterator();
        try (TestServer server = TestServer.started(exchange -> answers.next())) {
            assertThat(client(server.url()).register("s-value", SCHEMA, false)).isEqualTo(7);
        }
        try (TestServer server = TestServer.answering(409, race)) {
            assertThat(refusal(client(server.url())).errorCode()).isEqualTo(RegistryException.INCOMPATIBLE);
            assertThat(server.asked()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, 40401, set auto.register.schemas=true, false",
        "404, 40402, set auto.register.schemas=true, false",
        "404, 40403, set auto.register.schemas=true, false",
        "422, 42201, no valid Avro schema, false",
        "409, 409, compatible with the subject's versions, false",
        "401, 401, check basic.auth.* or bearer.auth.*, false",
        "403, 40301, check basic.auth.* or bearer.auth.*, false",
        "404, 404, check the path in schema.registry.url, false",
        "302, 302, check schema.registry.url, false",
        "429, 42901, check schema.registry.url, true",
        "500, 50001, see the registry's log, true"
    })
    void everyRefusalNamesItsMend(int status, int code, String mend, boolean mayPass) throws IOException {
        String body = "{\"error_code\":" + code + ",\"message\":\"what\\nit said\"}";
        try (TestServer server = TestServer.answering(status, body)) {
            RegistryException thrown = refusal(client(server.url()));

            assertThat(thrown.errorCode()).isEqualTo(code);
            assertThat(thrown.isTransient()).isEqualTo(mayPass);
            assertThat(thrown)
                    .hasMessageContaining(server.url())
                    .hasMessageContaining("schema R in subject 's-value'")
                    .hasMessageContaining("'what it said'")
                    .hasMessageContaining(mend);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>welcome</html>", "[]", "{}", "{\"id\":\"x\"}", "{\"id\":1e99}", "{\"id\":1.5}"})
    void whatIsNoRegistrysAnswerIsNamed(String body) throws IOException {
        try (TestServer server = TestServer.answering(200, body)) {
            assertThat(refusal(client(server.url())))
                    .hasMessageContaining("carries no schema id")
                    .hasMessageContaining("check that schema.registry.url is a schema registry");
        }
    }

    @Test
    void anAnswerBeyondAllBoundsIsNotRead() throws IOException {
        try (TestServer server = TestServer.answering(200, "[" + "1,".repeat(RegistryJson.MAX_BYTES) + "1]")) {
            assertThat(refusal(client(server.url()))).hasMessageContaining("longer than 1048576 bytes");
        }
    }

    @Test
    void aRegistryThatNeverAnswersIsGivenUp() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (TestServer server = TestServer.started(exchange -> {
            await(end);
            return new TestServer.Answer(200, "");
        })) {
            assertThat(refusal(client(server.url()))).hasMessageContaining("no answer within 1000 ms");
            end.countDown();
        }
    }

    @Test
    void aBodyThatNeverEndsIsGivenUp() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (TestServer server = TestServer.started(exchange -> {
            try {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            await(end);
            throw new IllegalStateException("the rest is never sent");
        })) {
            assertThat(refusal(client(server.url()))).hasMessageContaining("no answer within 1000 ms");
            end.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void userInfoOfTheUrlIsSentAndNeverShown() throws IOException {
        String[] sent = new String[1];
        try (TestServer server = TestServer.started(exchange -> {
            sent[0] = exchange.getRequestHeaders().getFirst("Authorization");
            return new TestServer.Answer(401, "");
        })) {
            RegistryException thrown = refusal(client(server.url().replace("://", "://me:se%20cret@")));

            assertThat(sent[0])
                    .isEqualTo("Basic "
                            + Base64.getEncoder().encodeToString("me:se cret".getBytes(StandardCharsets.UTF_8)));
            assertThat(thrown.getMessage()).contains(server.url()).doesNotContain("cret");
        }
    }

    @Test
    void theUrlsPathIsKeptAndTheSubjectEncoded() throws IOException {
        try (TestServer server = TestServer.answering(200, "{\"id\":7}")) {
            client(server.url() + "/apis/ccompat/v7/").lookUp("a b/ü-value", SCHEMA, false);

            assertThat(server.asked())
                    .containsExactly(
                            "POST /apis/ccompat/v7/subjects/a%20b%2F%C3%BC-value?normalize=false&deleted=false");
        }
    }

    @Test
    void aSchemaOfAnotherKindIsRefused() throws IOException {
        try (TestServer server = TestServer.answering(200, "{\"schema\":\"syntax\",\"schemaType\":\"PROTOBUF\"}")) {
            assertThatThrownBy(() -> client(server.url()).schema(7, "s-value"))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("schema id 7 is PROTOBUF, not Avro");
        }
    }

    @Test
    void anInterruptEndsTheWait() throws IOException {
        try (TestServer server = TestServer.answering(200, "{\"id\":7}")) {
            Thread.currentThread().interrupt();
            assertThat(refusal(client(server.url()))).hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
