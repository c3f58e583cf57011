package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ProgramImageTest {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    @Test
    void bothMachinesHaveAnObject() throws Exception {
        assertThat(ProgramImage.object("amd64")).startsWith(ELF);
        assertThat(ProgramImage.object("aarch64")).startsWith(ELF).isNotEqualTo(ProgramImage.object("amd64"));
    }

    @Test
    void anotherMachineIsNamed() {
        assertThatThrownBy(() -> ProgramImage.object("riscv64")).hasMessageContaining("no BPF object for riscv64");
    }

    @Test
    void theSourceIsThere() {
        assertThat(ProgramImage.source()).contains("SEC(\"tp_btf/tcp_probe\")");
    }
}
