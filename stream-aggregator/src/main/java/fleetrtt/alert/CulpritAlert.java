package fleetrtt.alert;

import fleetrtt.alert.Verdicts.Blamed;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKind;
import fleetrtt.wire.AlertMember;
import fleetrtt.wire.AlertState;
import fleetrtt.wire.Culprit;
import fleetrtt.wire.ResolveReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The one alert of a culprit, in the place of those of its members. Not thread-safe. */
final class CulpritAlert {
    /** Members that a record lists; a fleet has more. */
    private static final int MOST_LISTED = 200;

    private Alert alert;
    private long emptySinceMillis;
    private boolean changed;

    /** As it was kept; told again while it fires, since nobody knows whether it was. */
    CulpritAlert(Alert alert, long emptySinceMillis) {
        this.alert = alert;
        changed = alert.getState() == AlertState.FIRING;
        this.emptySinceMillis = emptySinceMillis;
    }

    /** What the alert of a culprit is called; rules whose labels differ have one each, as labels say who is told. */
    static AlertName name(Blamed blamed, Map<String, String> labels) {
        return new AlertName(
                "culprit/" + title(blamed.verdict().getCulprit()) + new TreeMap<>(labels), blamed.culprit());
    }

    private static String title(Culprit culprit) {
        String word = culprit.name();
        return "Slow" + word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    /** That begins to fire with a member, about which it says what is the same for all. */
    static CulpritAlert beginning(AlertName name, Blamed blamed, Map<String, String> labels, Member first) {
        Culprit culprit = blamed.verdict().getCulprit();
        Map<CharSequence, CharSequence> all = new TreeMap<>(Comparator.comparing(CharSequence::toString));
        all.putAll(labels);
        all.put("alertname", title(culprit));
        all.put("culprit", blamed.culprit());
        Alert alert = Alert.newBuilder(first.alert())
                .setRule(name.rule())
                .setAlert(title(culprit))
                .setKind(AlertKind.valueOf(culprit.name()))
                .setSubject(name.subject())
                .setState(AlertState.FIRING)
                .setFiredAt(Instant.ofEpochMilli(first.joinedMillis()))
                .setLabels(all)
                .setAnnotations(Map.of("summary", blamed.verdict().getSentence()))
                .setVerdict(blamed.verdict())
                .setCulprit(blamed.culprit())
                .setGroupRule(null)
                .setMembers(List.of())
                .build();
        return new CulpritAlert(alert, 0);
    }

    Alert alert() {
        return alert;
    }

    long emptySinceMillis() {
        return emptySinceMillis;
    }

    boolean isFiring() {
        return alert.getState() == AlertState.FIRING;
    }

    /** Whether there is something to tell and to keep. */
    boolean isChanged() {
        return changed;
    }

    void joined() {
        emptySinceMillis = 0;
        changed = true;
        alert.setMembersEver(alert.getMembersEver() + 1);
    }

    /** @param firing members that are left */
    void left(AlertMember gone, long firing, long nowMillis) {
        List<AlertMember> members = new ArrayList<>();
        members.add(gone);
        alert.getMembers().stream()
                .filter(member -> member.getLeftAt() != null)
                .limit(MOST_LISTED)
                .forEach(members::add);
        alert.setMembers(members);
        emptySinceMillis = firing == 0 ? nowMillis : 0;
        changed = true;
    }

    /** With the members that fire now, and behind them those that did. */
    void list(List<AlertMember> firing) {
        List<AlertMember> members = new ArrayList<>(firing);
        alert.getMembers().stream().filter(member -> member.getLeftAt() != null).forEach(members::add);
        alert = Alert.newBuilder(alert)
                .setMembers(members.stream().limit(MOST_LISTED).toList())
                .setMembersFiring(firing.size())
                .build();
        changed = false;
    }

    /** Whether it fires without a member. */
    boolean isEmpty() {
        return isFiring() && emptySinceMillis != 0;
    }

    /** For the reason of the member that was last. */
    void resolve() {
        AlertMember last = alert.getMembers().get(0);
        ResolveReason reason = last.getLeftReason();
        alert = Alert.newBuilder(alert)
                .setState(AlertState.RESOLVED)
                .setResolvedAt(last.getLeftAt())
                .setResolveReason(reason)
                .build();
    }

    boolean isOld(long nowMillis, long rememberedMillis) {
        return !isFiring() && nowMillis - emptySinceMillis >= rememberedMillis;
    }
}
