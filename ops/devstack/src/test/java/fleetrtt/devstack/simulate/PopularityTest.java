package fleetrtt.devstack.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopularityTest {
    private static final long T = 1_800_000_000_000L;
    private static final int HOSTS = 100_000;

    /** Number of hosts that report each peer in the first interval. */
    private static int[] hostsPerPeer(FleetShape shape) {
        int[] hosts = new int[shape.peers()];
        FleetModel model = FleetModel.of(shape);
        for (int host = 0; host < shape.hosts(); host++) {
            model.reports(host, 0, report -> hosts[report.peer()]++);
        }
        return hosts;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.5})
    void theNthPeerHasItsShareByZipf(double exponent) {
        int[] hosts = hostsPerPeer(FleetShape.of(HOSTS, 1, 1_000, T).withPopularity(Popularity.zipf(exponent)));
        double all = 0;
        for (int rank = 1; rank <= 1_000; rank++) {
            all += Math.pow(rank, -exponent);
        }
        for (int rank = 1; rank <= 64; rank *= 2) {
            double expected = HOSTS * Math.pow(rank, -exponent) / all;
            assertThat((double) hosts[rank - 1])
                    .isBetween(expected - 4 * Math.sqrt(expected), expected + 4 * Math.sqrt(expected));
        }
    }

    @Test
    void uniformPeersAreAlike() {
        for (int hosts : hostsPerPeer(FleetShape.of(HOSTS, 2, 200, T))) {
            assertThat(hosts).isBetween(1_000 - 160, 1_000 + 160);
        }
    }

    @Test
    void everyHostTalksToTheHotPeerAndToOthersAlike() {
        int[] hosts = hostsPerPeer(FleetShape.of(10_000, 2, 101, T).withPopularity(Popularity.oneHot()));
        assertThat(hosts[0]).isEqualTo(10_000);
        for (int peer = 1; peer <= 100; peer++) {
            assertThat(hosts[peer]).isBetween(50, 150);
        }
    }

    @Test
    void evenTheSteepestGivesEachHostAsManyPeersAsItShallHave() {
        FleetModel model = FleetModel.of(FleetShape.of(10, 50, 60, T).withPopularity(Popularity.zipf(10)));
        for (int host = 0; host < 10; host++) {
            Set<Integer> peers = new HashSet<>();
            model.reports(host, 0, report -> peers.add(report.peer()));
            assertThat(peers).hasSize(50);
        }
    }
}
