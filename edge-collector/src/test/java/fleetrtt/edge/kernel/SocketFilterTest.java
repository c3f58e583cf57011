package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetrtt.address.IpAddress;
import org.junit.jupiter.api.Test;

final class SocketFilterTest {
    @Test
    void readsAsTheFlagsThatMakeIt() {
        assertThat(SocketFilter.none().toFlags()).isEmpty();
        SocketFilter filter = SocketFilter.none()
                .withLocalPort(22)
                .withRemotePort(443)
                .withLocalAddress(IpAddress.parse("10.71.1.1"))
                .withRemoteAddress(IpAddress.parse("10.71.1.2"))
                .withIpVersion(IpVersion.V4)
                .withNetnsInode(4_026_531_840L);
        assertThat(filter.toFlags()).isEqualTo("-p 22 -P 443 -a 10.71.1.1 -A 10.71.1.2 -4 --netns 4026531840");
    }

    @Test
    void refusesWhatNoSocketHas() {
        assertThatThrownBy(() -> SocketFilter.none().withLocalPort(65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> SocketFilter.none().withRemotePort(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> SocketFilter.none().withNetnsInode(1L << 32)).hasMessageContaining("4294967296");
    }
}
