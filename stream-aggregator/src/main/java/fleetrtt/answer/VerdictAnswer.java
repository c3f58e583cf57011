package fleetrtt.answer;

import java.util.List;

/** Where the slowness lies, and what speaks for it. */
public record VerdictAnswer(
        String culprit, double confidence, String sentence, List<String> hostsFor, List<String> hostsAgainst) {}
