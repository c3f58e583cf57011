package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LibbpfTest {
    @Test
    void aMissingLibraryIsNamedWithItsMend() {
        assertThatThrownBy(() -> Libbpf.open("libbpf.so.71"))
                .isInstanceOf(KernelException.class)
                .hasMessage("cannot load libbpf.so.71: install libbpf 1.x (Debian, Ubuntu: 'apt-get install libbpf1';"
                        + " Fedora: 'dnf install libbpf')");
    }

    @Test
    void aLibraryWithoutTheAbiIsNamedWithItsMend() {
        assertThatThrownBy(() -> Libbpf.open("libm.so.6"))
                .isInstanceOf(KernelException.class)
                .hasMessageStartingWith("libm.so.6 is no libbpf 1.x (0.x has another ABI): install");
    }
}
