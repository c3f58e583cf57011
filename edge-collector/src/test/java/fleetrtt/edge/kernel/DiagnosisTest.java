package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class DiagnosisTest {
    private static final long CAP_SYS_ADMIN = 1L << 21;
    private static final long CAP_PERFMON = 1L << 38;
    private static final long CAP_BPF = 1L << 39;

    @Test
    void namesTheCapabilitiesThatAreMissingAndHowToGrantThem() {
        assertThat(cause(0, Errno.EPERM))
                .startsWith("missing CAP_BPF and CAP_PERFMON: run as root")
                .contains("AmbientCapabilities=", "setpriv");
        assertThat(cause(CAP_BPF, Errno.EPERM)).startsWith("missing CAP_PERFMON:");
        assertThat(cause(CAP_PERFMON, Errno.EACCES)).startsWith("missing CAP_BPF:");
    }

    @Test
    void blamesPolicyWhenTheCapabilitiesAreThere() {
        assertThat(cause(CAP_BPF | CAP_PERFMON, Errno.EPERM)).contains("seccomp");
        assertThat(cause(CAP_SYS_ADMIN, Errno.EPERM)).contains("seccomp");
    }

    @Test
    void anOldKernelIsBlamedFirst() {
        assertThat(new Diagnosis(0, true, "5.4.0-generic").cause(Set.of(Errno.EPERM)))
                .isEqualTo("kernel 5.4.0-generic is too old: 5.10 or newer is needed");
        assertThat(new Diagnosis(0, true, "4.19.1").cause(Set.of())).contains("too old");
        assertThat(new Diagnosis(0, true, "5.10.0").cause(Set.of())).doesNotContain("too old");
    }

    @Test
    void aKernelWithoutBtfIsNamed() {
        assertThat(new Diagnosis(-1, false, "6.1.0").cause(Set.of(Errno.EPERM))).contains("CONFIG_DEBUG_INFO_BTF");
    }

    @Test
    void tooManyAddressesAreNamed() {
        assertThat(cause(-1, Errno.ENOMEM)).contains("allow fewer");
    }

    private static String cause(long capabilities, int errno) {
        return new Diagnosis(capabilities, true, "6.1.0").cause(Set.of(errno));
    }
}
