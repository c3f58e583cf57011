package fleetrtt.bench.aggregator;

import fleetrtt.cluster.Cluster;
import fleetrtt.cluster.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** A contender in a JVM of its own, that can be sent over the topic again and again, each time as a new application. */
final class ContenderJvm implements AutoCloseable {
    /** The same for all, with the collector that the launchers give the aggregator. */
    static final List<String> FLAGS = List.of("-Xmx2g", "-XX:+UseSerialGC", "-XX:-UsePerfData");

    private static final long LOOK_MILLIS = 100;
    /** Longer than the longest pause between two flushes or commits of any contender. */
    private static final Duration QUIET = Duration.ofMillis(2_500);

    /** The compiler's share of a pass below which a JVM is taken to be warm. */
    private static final double COMPILED = 0.05;

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Contender contender;
    private final Bed bed;
    private final ChildJvm jvm;
    private final String name;
    private int passes;

    private ContenderJvm(Contender contender, Bed bed, ChildJvm jvm, String name) {
        this.contender = contender;
        this.bed = bed;
        this.jvm = jvm;
        this.name = name;
    }

    /** @param number of those of this contender on this bed */
    static ContenderJvm start(Contender contender, Bed bed, int number) {
        return start(contender, bed, number, FLAGS);
    }

    /** The aggregator with more of the JVM's options, whose windows stay open for as long after their end. */
    static ContenderJvm ours(Bed bed, int number, Duration grace, List<String> options) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("-D" + Ours.GRACE + "=" + grace);
        flags.addAll(options);
        return start(Contender.OURS, bed, number, flags);
    }

    /** The aggregator as one of several instances that share the work, with folders of their own. */
    static ContenderJvm instance(Bed bed, int number, List<String> options) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(options);
        return start(Contender.OURS, bed, 1, flags, bed.folder().resolve("instance-" + number));
    }

    private static ContenderJvm start(Contender contender, Bed bed, int number, List<String> flags) {
        return start(contender, bed, number, flags, bed.folder());
    }

    private static ContenderJvm start(Contender contender, Bed bed, int number, List<String> flags, Path folder) {
        String name = "bench-" + contender.label() + "-" + number;
        Cluster cluster = bed.cluster();
        ChildJvm jvm = ChildJvm.start(
                bed.folder().resolve(folder.getFileName() + "-" + name + ".log"),
                flags,
                ContenderProcess.class,
                contender.name(),
                cluster.bootstrapServers(),
                cluster.schemaRegistry(),
                folder.toString());
        return new ContenderJvm(contender, bed, jvm, name);
    }

    /** The topic from its beginning to its end, as a new application. */
    PassResult pass() throws InterruptedException {
        Map<TopicPartition, Long> before = bed.admin().ends(contender.output());
        Moment begun = begin();
        Moment finished = finish();
        Totals inMemory = stop();
        Totals totals = before.isEmpty() ? inMemory : WindowReader.totals(bed.cluster(), before);
        return PassResult.between(begun, finished, contender, id(), totals);
    }

    /**
     * Passes that do not count, until it has been at work for this long and has compiled what it needs, but no more than
     * three times as long; starting and ending are no work.
     */
    void warm(Duration atLeast, Consumer<PassResult> told) throws InterruptedException {
        long worked = 0;
        boolean compiles = false;
        while (worked < atLeast.toNanos() || (compiles && worked < 3 * atLeast.toNanos())) {
            PassResult result = pass();
            worked += result.wallNanos();
            compiles = result.threadNanos().compiler() > COMPILED * result.processNanos();
            told.accept(result);
        }
    }

    /** Starts as a new application; the moment before it has its partitions, by the clock that at which it has them. */
    Moment begin() {
        passes++;
        Moment started = moment("start " + id());
        awaitRunning();
        return started.at(System.nanoTime());
    }

    /** Starts as one of several instances of a new application, without waiting for its partitions. */
    void join() {
        passes++;
        jvm.ask("join " + id(), Mark.class);
    }

    void awaitRunning() {
        jvm.ask("running", Mark.class);
    }

    /** Of the present pass. */
    String id() {
        return name + "-" + passes;
    }

    /** The moment at which all was committed, and stayed so. */
    Moment finish() throws InterruptedException {
        Moment first = null;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (first == null || System.nanoTime() - first.wallNanos() < QUIET.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            if (bed.admin().lag(id(), contender.input(id())) > 0) {
                first = null;
            } else if (first == null) {
                first = now();
            }
            if (System.nanoTime() > deadline) {
                String late = id() + " did not finish within " + LIMIT.toMinutes() + " min";
                throw new Fault(late + "; see the logs in " + bed.folder(), null);
            }
        }
        return first;
    }

    Moment now() {
        return moment("mark");
    }

    ProcessHandle handle() {
        return jvm.handle();
    }

    /** Heap in use once all garbage is collected, in bytes. */
    long heapBytes() {
        return moment("collect").mark().usedBytes();
    }

    /** Samples from now until {@link #stop} where it executes. */
    void profile(Path file) {
        moment("profile " + file);
    }

    /** Ends the pass; what it had in memory. */
    Totals stop() {
        return jvm.ask("stop", Totals.class);
    }

    private Moment moment(String command) {
        Mark mark = jvm.ask(command, Mark.class);
        return new Moment(mark, bed.brokerNanos(), bed.traffic(), System.nanoTime());
    }

    @Override
    public void close() {
        jvm.close();
    }
}
