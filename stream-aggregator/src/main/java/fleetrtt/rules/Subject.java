package fleetrtt.rules;

import fleetrtt.rules.expression.SubjectKind;

/**
 * What windows, rules and alerts are about.
 *
 * @param kind peer, host or fleet
 * @param text canonical address, or other; name of the host; or {@code fleet}
 */
public record Subject(SubjectKind kind, String text) {
    private static final Subject FLEET = new Subject(SubjectKind.FLEET, "fleet");

    public static Subject peer(String remote) {
        return new Subject(SubjectKind.PEER, remote);
    }

    public static Subject host(String name) {
        return new Subject(SubjectKind.HOST, name);
    }

    public static Subject fleet() {
        return FLEET;
    }

    /** E.g. {@code peer 192.0.2.1}. */
    @Override
    public String toString() {
        return kind == SubjectKind.FLEET ? text : kind.label() + " " + text;
    }
}
