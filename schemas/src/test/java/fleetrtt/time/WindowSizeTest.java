package fleetrtt.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowSizeTest {
    private static final long NOON = 1_800_014_400_000L;

    @Test
    void anIntervalJoinsTheFinestWindowThatHoldsItWhole() {
        assertThat(WindowSize.finestHolding(new Interval(NOON, 10_000))).contains(WindowSize.TEN_SECONDS);
        assertThat(WindowSize.finestHolding(new Interval(NOON + 9_000, 1_000))).contains(WindowSize.TEN_SECONDS);
        assertThat(WindowSize.finestHolding(new Interval(NOON + 9_000, 1_001))).contains(WindowSize.ONE_MINUTE);
        assertThat(WindowSize.finestHolding(new Interval(NOON, 60_000))).contains(WindowSize.ONE_MINUTE);
        assertThat(WindowSize.finestHolding(new Interval(NOON + 59_000, 2_000))).contains(WindowSize.ONE_HOUR);
        assertThat(WindowSize.finestHolding(new Interval(NOON - 1, 2))).isEmpty();
    }

    @Test
    void eachSizeDividesTheNext() {
        WindowSize[] sizes = WindowSize.values();
        for (int i = 1; i < sizes.length; i++) {
            assertThat(sizes[i].millis() % sizes[i - 1].millis()).isZero();
            assertThat(sizes[i - 1].coarser()).contains(sizes[i]);
        }
        assertThat(WindowSize.ONE_HOUR.coarser()).isEmpty();
    }

    @Test
    void aSizeIsFoundByLabelAndByLength() {
        for (WindowSize size : WindowSize.values()) {
            assertThat(WindowSize.ofLabel(size.label())).isEqualTo(size);
            assertThat(WindowSize.ofMillis(size.millis())).isEqualTo(size);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> WindowSize.ofLabel("5m"));
        assertThatIllegalArgumentException().isThrownBy(() -> WindowSize.ofMillis(1_000));
    }

    @Test
    void windowsAreAlignedAndHalfOpenAlsoBeforeTheEpoch() {
        assertThat(WindowSize.TEN_SECONDS.windowAt(NOON + 9_999)).isEqualTo(new Interval(NOON, 10_000));
        assertThat(WindowSize.TEN_SECONDS.windowAt(NOON + 10_000).startMillis()).isEqualTo(NOON + 10_000);
        assertThat(WindowSize.TEN_SECONDS.windowAt(-1).startMillis()).isEqualTo(-10_000);
    }

    @Test
    void anIntervalWithoutLengthOrEndIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(NOON, 0));
        assertThatThrownBy(() -> new Interval(Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
    }
}
