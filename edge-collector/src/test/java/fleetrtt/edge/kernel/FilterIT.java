package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fleetrtt.address.IpAddress;
import fleetrtt.edge.lab.Connection;
import fleetrtt.edge.lab.Namespace;
import fleetrtt.edge.lab.NetworkLab;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One client, and to one server three connections: IPv4, IPv6, and IPv4 over IPv6 sockets. Looked at from
 * the client's namespace, save where said otherwise.
 */
@EnabledIfKernelGrantsBpf
@Timeout(60)
final class FilterIT {
    private static final int TRIPS = 20;
    private static final IpAddress CLIENT4 = IpAddress.parse("10.71.1.1");
    private static final IpAddress SERVER4 = IpAddress.parse("10.71.1.2");
    private static final IpAddress CLIENT6 = IpAddress.parse("fd71:1::1");
    private static final IpAddress SERVER6 = IpAddress.parse("fd71:1::2");

    private final NetworkLab lab = new NetworkLab();
    private Namespace clients;
    private Namespace servers;
    private Connection v4;
    private Connection v6;
    private Connection mapped;
    private SocketFilter atClient;

    @BeforeEach
    void connect() throws Exception {
        clients = lab.namespace("clients");
        servers = lab.namespace("servers");
        lab.join(clients, servers, 1);
        v4 = Connection.open(clients, servers, SERVER4.toString());
        v6 = Connection.open(clients, servers, SERVER6.toString());
        mapped = Connection.openMapped(clients, servers, SERVER4.toString());
        atClient = SocketFilter.none().withNetnsInode(clients.inode());
    }

    @AfterEach
    void remove() throws Exception {
        v4.close();
        v6.close();
        mapped.close();
        lab.close();
    }

    @Test
    void aMappedAddressIsTheIpv4Address() throws Exception {
        Observation seen = observe(atClient);
        assertThat(seen.drain.of("10.71.1.2").count()).isEqualTo(seen.v4 + seen.mapped);
        assertThat(seen.drain.of("fd71:1::2").count()).isEqualTo(seen.v6);
        assertThat(seen.drain.byAddress().keySet()).isEqualTo(Set.of(SERVER4, SERVER6));
    }

    @Test
    void byLocalAddressTheKeyIsTheLocalOne() throws Exception {
        Observation seen = observe(byRemote(atClient).withKey(KeyChoice.LOCAL));
        assertThat(seen.drain.byAddress().keySet()).isEqualTo(Set.of(CLIENT4, CLIENT6));
    }

    @Test
    void withoutAKeyEverythingIsOneHistogram() throws Exception {
        Observation seen = observe(byRemote(atClient).withKey(KeyChoice.ALL));
        assertThat(seen.drain.byAddress().keySet()).isEqualTo(Set.of(IpAddress.parse("::")));
        assertThat(seen.samples()).isEqualTo(seen.v4 + seen.v6 + seen.mapped);
    }

    @Test
    void aVersionAdmitsWhatIsOnTheWire() throws Exception {
        Observation seen4 = observe(atClient.withIpVersion(IpVersion.V4));
        assertThat(seen4.samples()).isEqualTo(seen4.v4 + seen4.mapped);
        Observation seen6 = observe(atClient.withIpVersion(IpVersion.V6));
        assertThat(seen6.samples()).isEqualTo(seen6.v6);
    }

    @Test
    void aRemotePortAdmitsOneConnection() throws Exception {
        Observation seen = observe(atClient.withRemotePort(v6.serverPort()));
        assertThat(seen.samples()).isEqualTo(seen.v6);
        assertThat(observe(atClient.withRemotePort(mapped.clientPort())).samples())
                .isZero();
    }

    @Test
    void aLocalPortAdmitsOneConnection() throws Exception {
        Observation seen = observe(atClient.withLocalPort(mapped.clientPort()));
        assertThat(seen.samples()).isEqualTo(seen.mapped);
        assertThat(observe(atClient.withLocalPort(v6.serverPort())).samples()).isZero();
    }

    @Test
    void aRemoteAddressAdmitsItsConnections() throws Exception {
        Observation seen4 = observe(atClient.withRemoteAddress(SERVER4));
        assertThat(seen4.samples()).isEqualTo(seen4.v4 + seen4.mapped);
        Observation seen6 = observe(atClient.withRemoteAddress(SERVER6));
        assertThat(seen6.samples()).isEqualTo(seen6.v6);
        assertThat(observe(atClient.withRemoteAddress(CLIENT4)).samples()).isZero();
    }

    @Test
    void aLocalAddressAdmitsItsConnections() throws Exception {
        Observation seen4 = observe(atClient.withLocalAddress(CLIENT4));
        assertThat(seen4.samples()).isEqualTo(seen4.v4 + seen4.mapped);
        Observation seen6 = observe(atClient.withLocalAddress(CLIENT6));
        assertThat(seen6.samples()).isEqualTo(seen6.v6);
        assertThat(observe(atClient.withLocalAddress(SERVER6)).samples()).isZero();
    }

    @Test
    void allPartsOfAFilterMustBeMet() throws Exception {
        SocketFilter one = atClient.withLocalAddress(CLIENT4)
                .withRemoteAddress(SERVER4)
                .withRemotePort(v4.serverPort())
                .withLocalPort(v4.clientPort());
        Observation seen = observe(one);
        assertThat(seen.samples()).isEqualTo(seen.v4);
        assertThat(observe(one.withIpVersion(IpVersion.V6)).samples()).isZero();
    }

    @Test
    void aNamespaceAdmitsItsOwnEnds() throws Exception {
        SocketFilter clientEnd =
                SocketFilter.none().withRemotePort(v4.serverPort()).withRemoteAddress(SERVER4);
        Observation seen = observe(clientEnd);
        assertThat(seen.samples()).isEqualTo(seen.v4);
        assertThat(observe(clientEnd.withNetnsInode(servers.inode())).samples()).isZero();
    }

    @Test
    void rawTracepointsFilterLikeBtfOnes() throws Exception {
        assumeThat(RttProbe.refusal(AttachMethod.RAW_TP)).isEmpty();
        Observation seen6 =
                observe(byRemote(atClient.withIpVersion(IpVersion.V6)).withAttach(AttachMethod.RAW_TP));
        assertThat(seen6.drain.of("fd71:1::2").count()).isEqualTo(seen6.v6).isEqualTo(seen6.samples());
        SocketFilter oneOf4 = atClient.withRemoteAddress(SERVER4).withRemotePort(mapped.serverPort());
        Observation seen4 = observe(byRemote(oneOf4).withAttach(AttachMethod.RAW_TP));
        assertThat(seen4.drain.of("10.71.1.2").count()).isEqualTo(seen4.mapped).isEqualTo(seen4.samples());
    }

    @Test
    void inMillisecondsEachSampleIsDividedBeforeItIsCounted() throws Exception {
        try (RttProbe microProbe = new RttProbe(byRemote(atClient));
                RttProbe milliProbe = new RttProbe(byRemote(atClient).withUnit(RttUnit.MILLISECONDS))) {
            microProbe.start();
            milliProbe.start();
            v6.roundTrips(1000);
            Samples micros = Drain.all(microProbe).of("fd71:1::2");
            Samples millis = Drain.all(milliProbe).of("fd71:1::2");
            assertThat(millis.count()).isEqualTo(micros.count());
            // The same samples: what the division cut off is less than 1 ms each, and most of them are wholly cut off.
            assertThat(micros.sum() - 1000 * millis.sum()).isBetween(5_000L, 999 * micros.count());
            assertThat(millis.slots().count(0)).isBetween(upTo(9, micros), upTo(10, micros));
        }
    }

    private static long upTo(int lastSlot, Samples samples) {
        return IntStream.rangeClosed(0, lastSlot)
                .mapToLong(samples.slots()::count)
                .sum();
    }

    /** What was drained, and how many segments the client's end of each connection received meanwhile. */
    private record Observation(Drain drain, long v4, long v6, long mapped) {
        long samples() {
            return drain.count();
        }
    }

    private Observation observe(SocketFilter filter) throws Exception {
        return observe(byRemote(filter));
    }

    private Observation observe(ProbeConfig config) throws Exception {
        try (RttProbe probe = new RttProbe(config)) {
            probe.start();
            long v4Segments = segmentsOf(v4);
            long v6Segments = segmentsOf(v6);
            long mappedSegments = segmentsOf(mapped);
            return new Observation(Drain.all(probe), v4Segments, v6Segments, mappedSegments);
        }
    }

    /** The client waits for each answer, so that all it is sent has come when this returns. */
    private long segmentsOf(Connection connection) throws Exception {
        long before = clients.receivedSegments();
        connection.roundTrips(TRIPS);
        long segments = clients.receivedSegments() - before;
        assertThat(segments).isGreaterThanOrEqualTo(TRIPS);
        return segments;
    }

    private static ProbeConfig byRemote(SocketFilter filter) {
        return ProbeConfig.byRemoteAddress().withFilter(filter);
    }
}
