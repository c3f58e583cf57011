package fleetrtt.system.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.devstack.lab.Lab;
import fleetrtt.devstack.lab.LabTrial;
import fleetrtt.devstack.lab.VerdictTail;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.system.Alone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Takes some ten minutes, and so runs only when asked for. */
@Alone
@EnabledIfKernelGrantsBpf
@Timeout(900)
final class LabIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void aSlowHostASlowPeerAndASlowPathAreEachNamedWithinTwoMinutes(@TempDir Path folder) throws Exception {
        try (Lab lab = new Lab(folder, Optional.empty())) {
            lab.start();
            try (VerdictTail tail = new VerdictTail(lab.cluster())) {
                List<LabTrial.Result> results = new LabTrial(lab, tail, window -> {}, () -> false).run(LIMIT);
                System.out.println(results);
                assertThat(results).hasSize(3).allMatch(LabTrial.Result::isNamed);
                assertThat(results).allMatch(result -> result.took().compareTo(LIMIT) <= 0);
            }
        }
    }
}
