package fleetrtt.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class RejectPoisonTest {
    /** What producers and brokers take by default, all in all. */
    private static final int TAKEN = 1 << 20;

    @Test
    void whatIsTooLargeToBePassedOnIsKeptCut() {
        byte[] huge = new byte[2 * TAKEN];
        Arrays.fill(huge, (byte) 7);
        ProducerRecord<byte[], byte[]> rejected =
                RejectPoison.rejected(1, huge, huge, new IllegalStateException("no pack"));
        assertThat(rejected.key().length + rejected.value().length).isLessThan(TAKEN - 1024);
        assertThat(rejected.key()).isEqualTo(Arrays.copyOf(huge, rejected.key().length));
        assertThat(rejected.value()).isEqualTo(Arrays.copyOf(huge, rejected.value().length));
        assertThat(Objects.requireNonNull(rejected.headers().lastHeader("fleetrtt.detail"))
                        .value())
                .asString()
                .contains("no pack");
    }

    @Test
    void allElseIsKeptAsItCame() {
        byte[] pack = new byte[700 * 1024];
        assertThat(RejectPoison.rejected(-1, null, pack, new IllegalStateException()))
                .satisfies(rejected -> {
                    assertThat(rejected.value()).isSameAs(pack);
                    assertThat(rejected.key()).isNull();
                    assertThat(rejected.timestamp()).isZero();
                });
    }
}
