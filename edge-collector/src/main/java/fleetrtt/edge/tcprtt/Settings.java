package fleetrtt.edge.tcprtt;

import fleetrtt.edge.kernel.ProbeConfig;
import java.util.List;

/**
 * What a command line asks for.
 *
 * @param help only the help is asked for; nothing else counts
 * @param intervalSeconds length of an interval, positive
 * @param durationSeconds the first interval that ends here or later is the last; positive
 * @param timestamp print the time before each interval
 * @param average print the mean of each section
 * @param debug print the BPF program first
 * @param json JSON instead of tables
 * @param verbose say more on stderr
 * @param probe what the kernel samples
 */
record Settings(
        boolean help,
        int intervalSeconds,
        int durationSeconds,
        boolean timestamp,
        boolean average,
        boolean debug,
        boolean json,
        boolean verbose,
        ProbeConfig probe) {
    static Settings parse(List<String> words) throws UsageException {
        SettingsReader reader = new SettingsReader();
        CommandLine.read(words, reader);
        return reader.settings();
    }

    /** How many intervals end before the duration or are the first to reach it, whatever the clock says. */
    long intervals() {
        return ((long) durationSeconds + intervalSeconds - 1) / intervalSeconds;
    }
}
