package fleetrtt.bench.localise;

import fleetrtt.localise.Blame;
import fleetrtt.localise.Localiser;
import fleetrtt.localise.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The localiser of the aggregator. */
final class Ours implements Method {
    @Override
    public String name() {
        return "ours";
    }

    @Override
    public List<Claim> claims(Scene scene) {
        return Localiser.of(scene.matrix(), Map.of()).verdicts().stream()
                .filter(verdict -> verdict.blame() != Blame.UNKNOWN)
                .map(verdict -> claim(verdict, scene.layout()))
                .toList();
    }

    /** What it has to say, for people. */
    static String told(Scene scene) {
        return Localiser.of(scene.matrix(), Map.of()).verdicts().stream()
                .map(verdict -> verdict.blame() + " " + verdict.subject()
                        + String.format(
                                Locale.ROOT,
                                " x%.2f, confidence %.2f",
                                Math.pow(2, verdict.effect()),
                                verdict.confidence()))
                .collect(Collectors.joining("; "));
    }

    private static Claim claim(Verdict verdict, Layout layout) {
        return new Claim(
                kind(verdict),
                host -> layout.isHostNamed(verdict.hosts(), host),
                peer -> layout.isPeerNamed(verdict.peers(), peer));
    }

    private static Fault.Kind kind(Verdict verdict) {
        return switch (verdict.blame()) {
            case PEER -> Fault.Kind.PEER;
            case HOST -> verdict.hosts().startsWith("rack=") ? Fault.Kind.RACK : Fault.Kind.HOST;
            case PATH -> Fault.Kind.PATH;
            default -> Fault.Kind.FLEET;
        };
    }
}
