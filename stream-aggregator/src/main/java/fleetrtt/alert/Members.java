package fleetrtt.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts that fire, in the order in which they came, here and in the store. Not thread-safe. */
final class Members {
    private final Map<AlertName, Member> byName = new LinkedHashMap<>();
    private final CulpritStore store;

    Members(CulpritStore store) {
        this.store = store;
    }

    /** Takes one that is in the store already. */
    void restore(Member member) {
        byName.put(member.name(), member);
    }

    /** In the place of what was known of it. */
    void keep(Member member) {
        byName.put(member.name(), member);
        store.save(member);
    }

    /** Null when there was none. */
    @Nullable Member remove(AlertName name) {
        Member member = byName.remove(name);
        if (member != null) {
            store.delete(name);
        }
        return member;
    }

    /** Null when it waits for nothing, or is none. */
    @Nullable Member held(AlertName name) {
        Member member = byName.get(name);
        return member != null && member.held() ? member : null;
    }

    /** How many wait for their verdict. */
    long held() {
        return byName.values().stream().filter(Member::held).count();
    }

    /** All of them, as they are now. */
    List<Member> all() {
        return List.copyOf(byName.values());
    }

    /** Those of a culprit. */
    List<Member> of(AlertName culprit) {
        return byName.values().stream().filter(member -> member.isOf(culprit)).toList();
    }
}
