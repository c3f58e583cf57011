package fleetrtt.edge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class AttachMethodTest {
    @Test
    void isReadByItsShortAndItsWholeName() {
        assertThat(AttachMethod.parse("tp_btf")).isEqualTo(AttachMethod.TP_BTF);
        assertThat(AttachMethod.parse("kprobe/tcp_rcv_established")).isEqualTo(AttachMethod.KPROBE);
    }

    @Test
    void anUnknownOneIsNamed() {
        assertThatThrownBy(() -> AttachMethod.parse("xdp"))
                .hasMessage("'xdp' is none of fentry, tp_btf, raw_tp, kprobe");
    }
}
