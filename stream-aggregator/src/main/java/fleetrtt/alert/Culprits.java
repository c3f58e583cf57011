package fleetrtt.alert;

import fleetrtt.alert.Verdicts.Blamed;
import fleetrtt.rules.RuleSet;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.ResolveReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One alert for each culprit. An alert that fires is held back until the verdict of its window is known, or it has waited
 * for long enough; then it is told as a member of its culprit's alert, or by itself when nobody is to blame. It goes over
 * to another culprit when two verdicts in a row name that. A culprit's alert is over when no member has fired for as long
 * as one may wait. Not thread-safe.
 */
final class Culprits {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Verdicts verdicts;
    private final Duration patience;
    private final Blame blame;
    private final CulpritStore store;
    private final AlertSink sink;
    private final CulpritTally tally;
    private final Members members;
    private final Map<AlertName, CulpritAlert> culprits = new LinkedHashMap<>();
    /** Nobody waits in vain for what could not come while nobody was here. */
    private final long beganMillis;

    private long throughMillis = Long.MIN_VALUE;

    /**
     * @param patience how long after it fired an alert is held back for its verdict, and a culprit waits for its next member
     * @param nowMillis local time at which it begins, or goes on with what is in the store
     */
    Culprits(
            Supplier<RuleSet> rules,
            Verdicts verdicts,
            Duration patience,
            CulpritStore store,
            AlertSink sink,
            CulpritTally tally,
            long nowMillis) {
        this.verdicts = verdicts;
        this.patience = patience;
        blame = new Blame(rules, verdicts);
        this.store = store;
        this.sink = sink;
        this.tally = tally;
        members = new Members(store);
        beganMillis = nowMillis;
        store.load(members::restore, culprits::put);
        tally.add(CulpritCount.TAKEN, held());
    }

    /** Alerts that wait for their verdict. */
    long held() {
        return members.held();
    }

    /** Alerts of culprits that fire. */
    long firing() {
        return culprits.values().stream().filter(CulpritAlert::isFiring).count();
    }

    /** Whoever goes on with the store does what is left to do. */
    void handOver() {
        tally.add(CulpritCount.HANDED_OVER, held());
    }

    /** What rules say of a subject; null when there is nothing to tell any more. */
    void take(AlertKey key, @Nullable Alert alert, long nowMillis) {
        if (alert == null) {
            sink.forget(key);
        } else if (alert.getState() == AlertState.PENDING) {
            sink.tell(key, blame.stamped(alert));
        } else if (alert.getState() == AlertState.FIRING) {
            hear(Member.heard(alert, nowMillis), nowMillis);
        } else {
            resolve(key, alert, nowMillis);
        }
    }

    private void hear(Member heard, long nowMillis) {
        boolean again = members.held(heard.name()) != null;
        members.keep(heard);
        settle(heard, nowMillis, false);
        if (!again) {
            tally.add(CulpritCount.TAKEN);
            tally.add(CulpritCount.HELD_BACK, members.held(heard.name()) == null ? 0 : 1);
        }
    }

    private void resolve(AlertKey key, Alert alert, long nowMillis) {
        AlertName name = AlertName.of(key);
        Member held = members.held(name);
        if (held != null) {
            settle(held, nowMillis, true);
        }
        Member member = members.remove(name);
        if (member == null) {
            sink.tell(key, alert);
            return;
        }
        sink.tell(
                key,
                Alert.newBuilder(alert)
                        .setVerdict(member.alert().getVerdict())
                        .setCulprit(member.alert().getCulprit())
                        .setGroupRule(member.alert().getGroupRule())
                        .build());
        leave(member, alert.getResolvedAt().toEpochMilli(), alert.getResolveReason(), nowMillis);
    }

    /** Does what time brings. */
    void tick(long nowMillis) {
        for (Member member : members.all()) {
            if (member.held()) {
                settle(member, nowMillis, false);
            }
        }
        if (verdicts.throughMillis() > throughMillis) {
            throughMillis = verdicts.throughMillis();
            members.all().forEach(member -> reconsider(member, nowMillis));
        }
        for (Map.Entry<AlertName, CulpritAlert> entry : List.copyOf(culprits.entrySet())) {
            tick(entry.getKey(), entry.getValue(), nowMillis);
        }
    }

    private void tick(AlertName name, CulpritAlert culprit, long nowMillis) {
        if (culprit.isOld(nowMillis, REMEMBERED.toMillis())) {
            culprits.remove(name);
            store.delete(name);
            sink.forget(name.key());
            return;
        }
        boolean over = culprit.isEmpty() && isOut(culprit.emptySinceMillis(), nowMillis);
        if (culprit.isChanged() || over) {
            culprit.list(members.of(name).stream().map(Member::listed).toList());
            if (over) {
                culprit.resolve();
            }
            store.save(name, culprit);
            sink.tell(name.key(), culprit.alert());
        }
    }

    /** Tells of an alert that was held back, once it is clear how; or, when it must be, as it is known by now. */
    private void settle(Member member, long nowMillis, boolean atOnce) {
        Blamed blamed = blame.of(member.alert());
        boolean known =
                atOnce || verdicts.throughMillis() >= member.firedMillis() || isOut(member.heardMillis(), nowMillis);
        if (blamed != null && (known || fires(blame.name(member.alert(), blamed)))) {
            join(member, blamed, member.firedMillis());
            tally.add(CulpritCount.JOINED);
        } else if (known) {
            tell(member.told(blame.stamped(member.alert()), member.firedMillis()));
            tally.add(CulpritCount.ALONE);
        }
    }

    /** Whether one has waited for as long as one may. */
    private boolean isOut(long sinceMillis, long nowMillis) {
        return nowMillis - Math.max(sinceMillis, beganMillis) >= patience.toMillis();
    }

    private boolean fires(AlertName culprit) {
        CulpritAlert known = culprits.get(culprit);
        return known != null && known.isFiring();
    }

    private void join(Member member, Blamed blamed, long atMillis) {
        AlertName name = blame.name(member.alert(), blamed);
        Member joined = member.told(Blame.stamped(member.alert(), blamed, name.rule()), atMillis);
        tell(joined);
        if (!fires(name)) {
            culprits.put(name, CulpritAlert.beginning(name, blamed, blame.labels(member.alert()), joined));
            tally.add(CulpritCount.CULPRITS_FIRED);
        }
        CulpritAlert culprit = Objects.requireNonNull(culprits.get(name));
        culprit.joined();
        store.save(name, culprit);
    }

    private void tell(Member member) {
        members.keep(member);
        sink.tell(member.name().key(), member.alert());
    }

    /** After a new verdict: one alone may be wrong, and nobody is told twice for a doubt. */
    private void reconsider(Member member, long nowMillis) {
        if (member.held() || !member.isNews(throughMillis)) {
            return;
        }
        Blamed blamed = blame.of(member.alert());
        if (blamed == null || member.isOf(blame.name(member.alert(), blamed))) {
            if (member.other() != null) {
                members.keep(member.certain());
            }
        } else if (blamed.culprit().equals(member.other())) {
            members.remove(member.name());
            leave(member, throughMillis, ResolveReason.REGROUPED, nowMillis);
            join(member, blamed, Math.min(throughMillis, nowMillis));
            tally.add(CulpritCount.MOVED);
        } else {
            members.keep(member.doubting(blamed.culprit(), throughMillis));
        }
    }

    private void leave(Member member, long atMillis, @Nullable ResolveReason reason, long nowMillis) {
        CulpritAlert culprit = member.isGrouped() ? culprits.get(AlertName.ofGroup(member.alert())) : null;
        if (culprit != null) {
            AlertName name = AlertName.ofGroup(member.alert());
            int firing = members.of(name).size();
            ResolveReason why = reason == null ? ResolveReason.CLEARED : reason;
            culprit.left(member.left(Math.min(atMillis, nowMillis), why), firing, nowMillis);
            store.save(name, culprit);
        }
    }
}
