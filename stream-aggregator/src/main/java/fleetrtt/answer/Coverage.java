package fleetrtt.answer;

import java.util.List;
import java.util.TreeSet;

/**
 * How much of the data an answer is from.
 *
 * @param partial whether some part could not be asked
 * @param missing instances that did not answer, and partitions that nobody has
 * @param standby instances that answered from a copy, which may lack the last seconds
 */
public record Coverage(boolean partial, List<String> missing, List<String> standby) {
    public static final Coverage WHOLE = new Coverage(false, List.of(), List.of());

    public Coverage {
        missing = missing == null ? List.of() : List.copyOf(missing);
        standby = standby == null ? List.of() : List.copyOf(standby);
    }

    public static Coverage without(String who) {
        return new Coverage(true, List.of(who), List.of());
    }

    public static Coverage fromStandby(String who) {
        return new Coverage(false, List.of(), List.of(who));
    }

    public Coverage plus(Coverage other) {
        return new Coverage(partial || other.partial, both(missing, other.missing), both(standby, other.standby));
    }

    private static List<String> both(List<String> some, List<String> more) {
        TreeSet<String> all = new TreeSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
