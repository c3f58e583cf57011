package fleetrtt.localise;

import fleetrtt.address.IpAddress;
import fleetrtt.localise.Scope.Breadth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All sets of hosts, or of peers, that may be at fault together: all of them, each alone, and the groups that labels or
 * prefixes make. A group of one, of all, or of the same members as another is none of its own. Immutable.
 */
final class Scopes {
    /** Lengths of prefixes in bits, longest first, as of several with the same members the longest stands. */
    private static final int[] V4_PREFIXES = {24, 16};

    private static final int[] V6_PREFIXES = {64, 48};

    /** Number of the set of all. */
    static final int ALL = 0;

    private final List<Scope> scopes = new ArrayList<>();
    /** Of each set, in rising order; null for all. */
    private final List<int[]> members = new ArrayList<>();
    /** The sets that each member is in. */
    private final int[][] of;

    private Scopes(List<String> names, Map<String, List<Integer>> groups) {
        int count = names.size();
        of = new int[count][];
        scopes.add(new Scope("", Breadth.ALL, count));
        members.add(new int[0]);
        for (int member = 0; member < count; member++) {
            scopes.add(new Scope(names.get(member), Breadth.ONE, 1));
            members.add(new int[] {member});
            of[member] = new int[] {ALL, one(member)};
        }
        Set<List<Integer>> seen = new HashSet<>();
        groups.forEach((name, group) -> {
            if (group.size() > 1 && group.size() < count && seen.add(group)) {
                add(name, group.stream().mapToInt(Integer::intValue).toArray());
            }
        });
    }

    private void add(String name, int[] group) {
        for (int member : group) {
            of[member] = Arrays.copyOf(of[member], of[member].length + 1);
            of[member][of[member].length - 1] = scopes.size();
        }
        scopes.add(new Scope(name, Breadth.GROUP, group.length));
        members.add(group);
    }

    static Scopes ofHosts(List<String> names, List<Map<String, String>> labels) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int host = 0; host < names.size(); host++) {
            for (Map.Entry<String, String> label : labels.get(host).entrySet()) {
                add(groups, label.getKey() + "=" + label.getValue(), host);
            }
        }
        return new Scopes(names, groups);
    }

    static Scopes ofPeers(List<IpAddress> peers) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int length = 0; length < V4_PREFIXES.length; length++) {
            for (int peer = 0; peer < peers.size(); peer++) {
                IpAddress address = peers.get(peer);
                add(groups, prefix(address, (address.isV4() ? V4_PREFIXES : V6_PREFIXES)[length]), peer);
            }
        }
        return new Scopes(peers.stream().map(IpAddress::toString).toList(), groups);
    }

    private static String prefix(IpAddress address, int bits) {
        byte[] bytes = address.bytes();
        int kept = (address.isV4() ? IpAddress.BYTES - Integer.BYTES : 0) + bits / Byte.SIZE;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        return IpAddress.ofBytes(bytes) + "/" + bits;
    }

    private static void add(Map<String, List<Integer>> groups, String name, int member) {
        groups.computeIfAbsent(name, unseen -> new ArrayList<>()).add(member);
    }

    int size() {
        return scopes.size();
    }

    Scope get(int scope) {
        return scopes.get(scope);
    }

    /** The set that is the member alone. */
    static int one(int member) {
        return member + 1;
    }

    /** All sets that a member is in; not a copy. */
    int[] of(int member) {
        return of[member];
    }

    /** Members of a set other than all, in rising order; not a copy. */
    int[] members(int scope) {
        return members.get(scope);
    }

    boolean contains(int scope, int member) {
        if (scope == ALL) {
            return true;
        }
        for (int one : of[member]) {
            if (one == scope) {
                return true;
            }
        }
        return false;
    }
}
