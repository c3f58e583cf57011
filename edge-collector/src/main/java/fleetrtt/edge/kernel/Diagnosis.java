package fleetrtt.edge.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a kernel may refuse the program, and what mends it.
 *
 * @param capabilities effective capabilities of this process, as the bits of CapEff
 * @param hasBtf whether the kernel describes its types
 * @param release as {@code uname -r} prints it
 */
record Diagnosis(long capabilities, boolean hasBtf, String release) {
    private static final long CAP_SYS_ADMIN = 1L << 21;
    private static final long CAP_PERFMON = 1L << 38;
    private static final long CAP_BPF = 1L << 39;
    /** Oldest kernel that has all that is used; hash maps of any size as inner maps came last. */
    private static final int OLDEST_MAJOR = 5;

    private static final int OLDEST_MINOR = 10;

    static Diagnosis ofThisProcess() {
        return new Diagnosis(
                effectiveCapabilities(),
                Files.exists(Path.of("/sys/kernel/btf/vmlinux")),
                System.getProperty("os.version"));
    }

    /** One clause, given the errnos of the calls that failed. */
    String cause(Set<Integer> errnos) {
        if (isTooOld()) {
            return "kernel " + release + " is too old: " + OLDEST_MAJOR + "." + OLDEST_MINOR + " or newer is needed";
        }
        if (!hasBtf) {
            return "this kernel has no /sys/kernel/btf/vmlinux: one built with CONFIG_DEBUG_INFO_BTF=y is needed";
        }
        if (errnos.contains(Errno.EPERM) || errnos.contains(Errno.EACCES)) {
            return missing().isEmpty()
                    ? "CAP_BPF and CAP_PERFMON are there, so a lockdown, seccomp filter or container policy forbids it"
                    : "missing " + String.join(" and ", missing()) + ": run as root, or grant CAP_BPF and CAP_PERFMON"
                            + " (systemd: AmbientCapabilities=CAP_BPF CAP_PERFMON; shell: sudo setpriv"
                            + " --inh-caps=+bpf,+perfmon --ambient-caps=+bpf,+perfmon COMMAND)";
        }
        if (errnos.contains(Errno.ENOMEM)) {
            return "there is no memory for maps of so many addresses: allow fewer";
        }
        return "this kernel may lack the hook; libbpf's own lines say more";
    }

    private List<String> missing() {
        List<String> names = new ArrayList<>();
        if ((capabilities & (CAP_BPF | CAP_SYS_ADMIN)) == 0) {
            names.add("CAP_BPF");
        }
        if ((capabilities & (CAP_PERFMON | CAP_SYS_ADMIN)) == 0) {
            names.add("CAP_PERFMON");
        }
        return names;
    }

    private boolean isTooOld() {
        Matcher version = Pattern.compile("(\\d+)\\.(\\d+).*").matcher(release);
        if (!version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        return major < OLDEST_MAJOR || (major == OLDEST_MAJOR && Integer.parseInt(version.group(2)) < OLDEST_MINOR);
    }

    private static long effectiveCapabilities() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // Without /proc nothing is known, and nothing should be blamed.
            return CAP_SYS_ADMIN;
        }
    }
}
