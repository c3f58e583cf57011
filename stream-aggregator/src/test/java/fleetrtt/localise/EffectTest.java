package fleetrtt.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class EffectTest {
    @Test
    void isTheMedianWhateverTheOutliers() {
        Random random = new Random(5);
        Effect effect = new Effect();
        for (int i = 0; i < 600; i++) {
            effect.add(0.7 + 0.1 * random.nextGaussian(), 1);
        }
        for (int i = 0; i < 200; i++) {
            effect.add(9, 1);
        }
        assertThat(effect.median()).isCloseTo(0.74, within(0.05));
    }

    @Test
    void weighsByWeight() {
        Effect effect = new Effect();
        effect.add(0, 1);
        effect.add(0, 1);
        effect.add(1.25, 3);
        assertThat(effect.median()).isEqualTo(1.25);
        assertThat(effect.count()).isEqualTo(3);
        assertThat(effect.clear().median()).isNaN();
    }

    @Test
    void itsErrorIsThatOfAMedian() {
        int[] within = new int[1];
        Random random = new Random(6);
        for (int trial = 0; trial < 400; trial++) {
            Effect effect = new Effect();
            for (int i = 0; i < 50; i++) {
                effect.add(0.3 * random.nextGaussian(), 1);
            }
            double median = effect.median();
            within[0] += Math.abs(median) < 2 * effect.error(median) ? 1 : 0;
        }
        assertThat(within[0]).isBetween(350, 398);
    }
}
