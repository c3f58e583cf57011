package fleetrtt.alert;

import fleetrtt.rules.Rule;
import fleetrtt.rules.RuleSet;
import fleetrtt.rules.Subject;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rules of a set select whom. Not thread-safe. */
final class RuleBook {
    private final RuleSet rules;
    private final Map<BitSet, Plan> plans = new HashMap<>();

    RuleBook(RuleSet rules) {
        this.rules = rules;
    }

    boolean isOf(RuleSet set) {
        return rules == set;
    }

    /** To be asked once per subject: addresses are looked up in lists of blocks. */
    Plan planFor(Subject subject) {
        List<Rule> all = rules.rules();
        BitSet selected = new BitSet(all.size());
        for (int i = 0; i < all.size(); i++) {
            selected.set(i, all.get(i).selection().selects(subject));
        }
        return plans.computeIfAbsent(
                selected, bits -> Plan.of(bits.stream().mapToObj(all::get).toList()));
    }
}
