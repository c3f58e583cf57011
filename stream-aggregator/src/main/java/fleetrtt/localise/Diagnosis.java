package fleetrtt.localise;

import java.util.List;

/**
 * What can be said of one window.
 *
 * @param verdicts the greatest culprit first; none when nothing is slow
 * @param accusations each host and each peer that is slow
 */
public record Diagnosis(List<Verdict> verdicts, List<Accusation> accusations) {
    public Diagnosis {
        verdicts = List.copyOf(verdicts);
        accusations = List.copyOf(accusations);
    }
}
