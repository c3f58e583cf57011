package fleetrtt.bench.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * CPU time of the threads of a process, by what they are for. The JVM ends compiler threads that have nothing to do, and
 * what those had spent is then missing here.
 *
 * @param stream of the threads that process records
 * @param producer of those that send
 * @param compiler of those that compile (JIT), by the kernel's count
 * @param collector of the one that collects garbage, likewise
 */
public record ThreadNanos(long stream, long producer, long compiler, long collector) {
    private static final Pattern STREAM = Pattern.compile("[^|]*-StreamThread-\\d+|" + Floor.THREAD);
    private static final Pattern PRODUCER = Pattern.compile("kafka-producer-network-thread .*");
    private static final Pattern COMPILER = Pattern.compile("C[12] CompilerThre.*");
    private static final Pattern COLLECTOR = Pattern.compile("VM Thread");
    private static final Path TASKS = Path.of("/proc/self/task");

    /** Of this process, now. */
    public static ThreadNanos now() {
        return new ThreadNanos(javaNanos(STREAM), javaNanos(PRODUCER), nativeNanos(COMPILER), nativeNanos(COLLECTOR));
    }

    /** Whether a thread of this name processes records. */
    static boolean isStream(String thread) {
        return STREAM.matcher(thread).matches();
    }

    /** Whether a thread of this name sends. */
    static boolean isProducer(String thread) {
        return PRODUCER.matcher(thread).matches();
    }

    ThreadNanos minus(ThreadNanos before) {
        return new ThreadNanos(
                stream - before.stream,
                producer - before.producer,
                Math.max(0, compiler - before.compiler),
                collector - before.collector);
    }

    private static long javaNanos(Pattern names) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && names.matcher(thread.getThreadName()).matches()) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }

    private static long nativeNanos(Pattern names) {
        long nanos = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                nanos += nativeNanos(task, names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return nanos;
    }

    /** The first number of schedstat: see Documentation/scheduler/sched-stats.rst. */
    private static long nativeNanos(Path task, Pattern names) throws IOException {
        try {
            if (!names.matcher(Files.readString(task.resolve("comm")).strip()).matches()) {
                return 0;
            }
            String times = Files.readString(task.resolve("schedstat"));
            return Long.parseLong(times.substring(0, times.indexOf(' ')));
        } catch (NoSuchFileException e) {
            return 0; // It has ended meanwhile.
        }
    }
}
