package fleetrtt.text;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.histogram.Log2Histogram;
import org.junit.jupiter.api.Test;

class TcprttTableTest {
    /** The first table of tcprtt's manual, from its counts. */
    @Test
    void aTableOfTheManualIsRebuiltByteForByte() {
        Log2Histogram counts = Log2Histogram.ofCounts(0, 4, 0, 1055, 26, 0, 0, 18, 14, 14, 12);
        assertThat(TcprttTable.of(counts, "msecs")).isEqualTo("""
                             msecs               : count     distribution
                                 0 -> 1          : 4        |                                        |
                                 2 -> 3          : 0        |                                        |
                                 4 -> 7          : 1055     |****************************************|
                                 8 -> 15         : 26       |                                        |
                                16 -> 31         : 0        |                                        |
                                32 -> 63         : 0        |                                        |
                                64 -> 127        : 18       |                                        |
                               128 -> 255        : 14       |                                        |
                               256 -> 511        : 14       |                                        |
                               512 -> 1023       : 12       |                                        |
                        """);
    }

    @Test
    void nothingIsPrintedForNoSample() {
        assertThat(TcprttTable.of(Log2Histogram.empty(), "usecs")).isEmpty();
    }
}
