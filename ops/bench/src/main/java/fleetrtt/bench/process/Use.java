package fleetrtt.bench.process;

import fleetrtt.cluster.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used, by the kernel.
 *
 * @param cpu time of all its threads since its start, in hundredths of a second
 * @param residentBytes memory now
 * @param peakBytes the most of it that it ever had
 */
public record Use(Duration cpu, long residentBytes, long peakBytes) {
    private static final long KIB = 1024;

    public static Use of(ProcessHandle process) {
        Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
        return new Use(cpu, status(process, "VmRSS:"), status(process, "VmHWM:"));
    }

    private static long status(ProcessHandle process, String line) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(each -> each.startsWith(line))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")) * KIB)
                    .sum();
        } catch (IOException e) {
            throw new Fault("a process of the bench has ended: " + e.getMessage(), e);
        }
    }
}
