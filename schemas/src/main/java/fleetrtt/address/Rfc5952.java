package fleetrtt.address;

/** The one canonical text of an IPv6 address (RFC 5952, section 4). */
final class Rfc5952 {
    private static final int GROUPS = 8;

    private Rfc5952() {}

    static String text(byte[] bytes) {
        int[] groups = groups(bytes);
        int runStart = longestZeroRun(groups);
        int runEnd = runStart + zeroRun(groups, runStart);
        if (runEnd - runStart < 2) {
            return join(groups, 0, GROUPS);
        }
        return join(groups, 0, runStart) + "::" + join(groups, runEnd, GROUPS);
    }

    private static int[] groups(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((bytes[2 * i] & 255) << 8) | (bytes[2 * i + 1] & 255);
        }
        return groups;
    }

    /** Start of the longest run of zeros, the first when several are as long. */
    private static int longestZeroRun(int[] groups) {
        int best = 0;
        for (int start = 1; start < GROUPS; start++) {
            if (zeroRun(groups, start) > zeroRun(groups, best)) {
                best = start;
            }
        }
        return best;
    }

    private static int zeroRun(int[] groups, int start) {
        int end = start;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - start;
    }

    private static String join(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
