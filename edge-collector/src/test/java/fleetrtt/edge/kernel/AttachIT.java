package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import fleetrtt.edge.lab.Connection;
import fleetrtt.edge.lab.Namespace;
import fleetrtt.edge.lab.NetworkLab;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledIfKernelGrantsBpf
@Timeout(60)
final class AttachIT {
    @ParameterizedTest
    @EnumSource
    void aGrantedMethodCountsEverySegmentAndARefusedOneSaysWhy(AttachMethod method) throws Exception {
        Optional<KernelException> refusal = refusal(method);
        if (refusal.isPresent()) {
            assertThat(refusal.get().getMessage())
                    .startsWith("cannot attach: ")
                    .containsPattern("\\{bpf_[a-z_]+: E[A-Z]+ \\(.*\\)=\\[" + method + "\\]\\}$")
                    .doesNotContain("\n");
            assertThat(refusal.get().detail()).anyMatch(line -> line.startsWith("libbpf: "));
            abort(refusal.get().getMessage());
        }
        countsEverySegment(method);
        onlyAcknowledgementsOfNewDataAreFresh(method);
    }

    private static void onlyAcknowledgementsOfNewDataAreFresh(AttachMethod method) throws Exception {
        try (NetworkLab lab = new NetworkLab()) {
            Namespace namespace = lab.namespace("fresh");
            SocketFilter filter = SocketFilter.none().withNetnsInode(namespace.inode());
            ProbeConfig config =
                    ProbeConfig.byRemoteAddress().withFilter(filter).withAttach(method);
            try (RttProbe probe = new RttProbe(config);
                    Connection connection = Connection.open(namespace, namespace, "127.0.0.2")) {
                probe.start();
                connection.bulk(8 << 20);
                Drain drain = Drain.all(probe);
                Samples receivers = drain.of("127.0.0.1");
                Samples senders = drain.of("127.0.0.2");
                assertThat(receivers.count()).isGreaterThan(100);
                assertThat(receivers.fresh()).isLessThanOrEqualTo(1);
                assertThat(senders.fresh()).isGreaterThan(10).isGreaterThan(senders.count() / 4);
            }
        }
    }

    private static void countsEverySegment(AttachMethod method) throws Exception {
        try (NetworkLab lab = new NetworkLab()) {
            Namespace namespace = lab.namespace("attach");
            SocketFilter filter = SocketFilter.none().withNetnsInode(namespace.inode());
            ProbeConfig config =
                    ProbeConfig.byRemoteAddress().withFilter(filter).withAttach(method);
            try (RttProbe probe = new RttProbe(config);
                    Connection connection = Connection.open(namespace, namespace, "127.0.0.1")) {
                long before = namespace.receivedSegments();
                probe.start();
                assertThat(probe.attachMethod()).isEqualTo(method);
                connection.roundTrips(500);
                long received = namespace.receivedSegments() - before;
                Drain drain = Drain.all(probe);
                // A last delayed acknowledgement may come in between.
                long receivedLater = namespace.receivedSegments() - before;
                assertThat(received).isGreaterThanOrEqualTo(1000);
                assertThat(drain.count() + probe.counters().missed()).isBetween(received, receivedLater);
                assertThat(drain.of("127.0.0.1").minRttMicros()).isPresent();
                assertThat(drain.of("127.0.0.1").fresh()).isBetween(990L, drain.count());
            }
        }
    }

    @Test
    void withoutAChoiceTheFirstMethodThatIsGrantedIsTaken() throws Exception {
        AttachMethod first = Arrays.stream(AttachMethod.values())
                .filter(method -> refusal(method).isEmpty())
                .findFirst()
                .orElseThrow();
        try (RttProbe probe = new RttProbe(ProbeConfig.byRemoteAddress())) {
            probe.start();
            assertThat(probe.attachMethod()).isEqualTo(first);
        }
    }

    private static Optional<KernelException> refusal(AttachMethod method) {
        try (RttProbe probe = new RttProbe(ProbeConfig.byRemoteAddress().withAttach(method))) {
            probe.start();
            return Optional.empty();
        } catch (KernelException e) {
            return Optional.of(e);
        }
    }
}
