package fleetrtt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAccessTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    Path folder;

    private static HttpAccess at(String address, String token, boolean proxy) throws IOException {
        return HttpAccess.of(InetAddress.getByName(address), Optional.of(token).filter(t -> !t.isEmpty()), proxy);
    }

    @Test
    void othersThanThisMachineNeedATokenAndAProxyThatEndsTls() throws IOException {
        assertThatThrownBy(() -> at("0.0.0.0", "", true)).hasMessageContainingAll("0.0.0.0", "--http-token-file");
        assertThatThrownBy(() -> at("::", TOKEN, false)).hasMessageContaining("--http-behind-tls-proxy");
        HttpAccess open = at("192.0.2.1", TOKEN, true);
        assertThat(open.refusal("web-1:9464", null, null))
                .hasValueSatisfying(no -> assertThat(no.status()).isEqualTo(401));
        assertThat(open.refusal("web-1:9464", null, "Bearer " + TOKEN + "x")).isPresent();
        assertThat(open.refusal("web-1:9464", null, "Bearer " + TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:9464", "127.0.0.1:9464", "127.1.2.3", "[::1]:1"})
    void loopbackIsAnsweredUnderItsOwnNames(String host) throws IOException {
        assertThat(at("127.0.0.1", "", false).refusal(host, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1"})
    void loopbackIsNotAnsweredUnderAnotherName(String host) throws IOException {
        assertThat(at("127.0.0.1", "", false).refusal(host, null, null)).isPresent();
    }

    @Test
    void pagesOfOthersAreRefusedAndATokenOnLoopbackIsAskedFor() throws IOException {
        HttpAccess local = at("127.0.0.1", "", false);
        assertThat(local.refusal("localhost:9465", "http://localhost:9465", null))
                .isEmpty();
        assertThat(local.refusal("localhost:9465", "http://localhost:8080", null))
                .isPresent();
        assertThat(local.refusal("evil.example", "http://evil.example", null)).isPresent();
        assertThat(at("127.0.0.1", TOKEN, false).refusal("localhost", null, null))
                .isPresent();
    }

    @Test
    void whatHoldsNoDataNeedsNoTokenButTheRightName() throws IOException {
        HttpAccess access = at("127.0.0.1", TOKEN, false);
        assertThat(access.refusal("localhost", null, null, true)).isEmpty();
        assertThat(access.refusal("evil.example", null, null, true)).isPresent();
        assertThat(access.refusal("localhost", "http://evil.example", null, true))
                .isPresent();
    }

    @Test
    void aTokenFileHoldsOneLongWord() throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, TOKEN + "\n");
        assertThat(HttpAccess.readToken(file)).isEqualTo(TOKEN);
        for (String bad : new String[] {"", "short", TOKEN + " " + TOKEN}) {
            Files.writeString(file, bad);
            assertThatThrownBy(() -> HttpAccess.readToken(file)).hasMessageContaining(file.toString());
        }
        assertThatThrownBy(() -> HttpAccess.readToken(folder.resolve("none"))).hasMessageContaining("none");
    }
}
