package fleetrtt.rules;

import fleetrtt.address.Other;
import fleetrtt.rules.expression.SubjectKind;

/**
 * Which windows a rule judges.
 *
 * @param kind of the subjects
 * @param in blocks in which a peer must lie; empty for any
 * @param out blocks in which it must not
 * @param minSamples least samples of a window to judge it
 * @param minHosts least hosts, likewise
 * @param minCompleteness least share of the expected hosts that report, 0 to 1; windows below are not judged, and say
 *     neither that the subject is slow nor that it is well nor that it is silent
 */
public record Selection(
        SubjectKind kind, AddressBlocks in, AddressBlocks out, long minSamples, int minHosts, double minCompleteness) {
    /** Whether the rule is about a subject. Samples without an address of their own are nobody's. */
    public boolean selects(Subject subject) {
        if (subject.kind() != kind || subject.text().equals(Other.OTHER.toString())) {
            return false;
        }
        return kind != SubjectKind.PEER || selectsAddress(subject.text());
    }

    private boolean selectsAddress(String remote) {
        return (in.isEmpty() || in.holds(remote)) && (out.isEmpty() || !out.holds(remote));
    }
}
