package fleetrtt.devstack.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {
    @Test
    void nobodyIsGivenAPortThatAnotherHasNotBoundYet() {
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            given.add(LoopbackPorts.free());
        }
        assertThat(given).doesNotHaveDuplicates().allMatch(port -> port > 1_024 && port < 32_768);
    }

    @Test
    void aPortInUseIsNotFree() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(LoopbackPorts.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
