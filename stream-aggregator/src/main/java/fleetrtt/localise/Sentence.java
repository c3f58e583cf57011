package fleetrtt.localise;

import java.util.Locale;

/** A verdict in words. */
final class Sentence {
    private Sentence() {}

    /**
     * The sentence.
     *
     * @param likeliest what it would be if the evidence were enough
     * @param blame what it is
     */
    static String of(Blame likeliest, Blame blame, Scope hosts, Scope peers, Suspect suspect) {
        String factor = String.format(Locale.ROOT, "%.1f times as slow as usual", Math.pow(2, suspect.effect()));
        String seen = suspect.slow() + " of " + suspect.cells();
        String what = switch (likeliest) {
            case FLEET -> "everything is " + factor + ", " + seen + " pairs of host and peer";
            case HOST ->
                name(hosts, "host ", "the hosts of ") + isAre(hosts) + factor + " to " + seen
                        + (isOne(hosts) ? " peers" : " pairs of host and peer") + "; other hosts are not";
            case PEER ->
                name(peers, "peer ", "the peers of ") + isAre(peers) + factor + " for " + seen
                        + (isOne(peers) ? " hosts" : " pairs of host and peer") + "; other peers are not";
            default ->
                "the path from " + name(hosts, "host ", "the hosts of ") + " to "
                        + name(peers, "peer ", "the peers of ") + " is " + factor
                        + "; from and to elsewhere both are not";
        };
        return blame == Blame.UNKNOWN ? "too little evidence to blame anybody; likeliest: " + what : what;
    }

    private static String name(Scope scope, String one, String several) {
        return (isOne(scope) ? one : several) + scope.name();
    }

    private static boolean isOne(Scope scope) {
        return scope.breadth() == Scope.Breadth.ONE;
    }

    private static String isAre(Scope scope) {
        return isOne(scope) ? " is " : " are ";
    }
}
