package fleetrtt.bench.aggregator;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a process has spent up to a moment.
 *
 * @param processNanos CPU time of all its threads, those of the JVM included
 * @param threadNanos of those that run, by kind
 * @param usedBytes heap in use
 */
record Mark(long processNanos, ThreadNanos threadNanos, long usedBytes) {
    /** Of this process, now. */
    static Mark now() {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Mark(
                process.getProcessCpuTime(),
                ThreadNanos.now(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}
