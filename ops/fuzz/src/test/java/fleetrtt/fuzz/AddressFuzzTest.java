package fleetrtt.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import fleetrtt.address.Remote;

class AddressFuzzTest {
    @FuzzTest
    void whatIsReadAsAnAddressHasOneTextThatIsReadAsTheSame(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Remote remote;
        try {
            remote = Remote.parse(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(Remote.parse(remote.toString())).isEqualTo(remote);
        assertThat(Remote.parse(remote.toString())).hasToString(remote.toString());
    }
}
