package fleetrtt.bench.aggregator;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a process has spent up to a moment.
 *
 * @param processNanos CPU time of all its threads, those of the JVM included
 * @param streamNanos of the threads that process records
 * @param producerNanos of the threads that send
 * @param usedBytes heap in use
 * @param traffic by topic
 */
record Mark(long processNanos, long streamNanos, long producerNanos, long usedBytes, Map<String, Traffic> traffic) {
    private static final Pattern STREAM = Pattern.compile("[^|]*-StreamThread-\\d+|" + Floor.THREAD);
    private static final Pattern PRODUCER = Pattern.compile("kafka-producer-network-thread .*");

    Mark {
        traffic = Map.copyOf(traffic);
    }

    /** Of this process, now. */
    static Mark now() {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Mark(
                process.getProcessCpuTime(),
                threadNanos(STREAM),
                threadNanos(PRODUCER),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                Traffic.ofThisProcess());
    }

    /** Whether a thread of this name processes records. */
    static boolean isStream(String thread) {
        return STREAM.matcher(thread).matches();
    }

    private static long threadNanos(Pattern names) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && names.matcher(thread.getThreadName()).matches()) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }
}
