package fleetrtt.bench.aggregator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Flight Recorder's samples of where this process executes, from now until {@link #close}. */
final class Profile implements AutoCloseable {
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final int MOST = 25;

    private final Recording recording;
    private final Path file;

    private Profile(Recording recording, Path file) {
        this.recording = recording;
        this.file = file;
    }

    static Profile into(Path file) {
        Recording recording = new Recording();
        recording.enable(SAMPLE).withPeriod(PERIOD);
        recording.start();
        return new Profile(recording, file);
    }

    @Override
    public void close() throws IOException {
        recording.stop();
        recording.dump(file);
        recording.close();
    }

    /** Of the threads that process records: the methods at the top of the stack, and those anywhere in it. */
    static String top(Path file) throws IOException {
        List<RecordedEvent> samples = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(SAMPLE))
                .toList();
        return top("the stream threads", samples, ThreadNanos::isStream)
                + top("the producer threads", samples, ThreadNanos::isProducer);
    }

    private static String top(String of, List<RecordedEvent> samples, Predicate<String> isOf) {
        List<List<String>> stacks = samples.stream()
                .filter(event -> event.getThread("sampledThread") != null
                        && isOf.test(event.getThread("sampledThread").getJavaName()))
                .map(Profile::methods)
                .filter(stack -> !stack.isEmpty())
                .toList();
        return "\n" + stacks.size() + " samples of " + of + "\n\nat the top of the stack\n"
                + shares(stacks, stack -> Set.of(stack.get(0)))
                + "\nanywhere in it\n" + shares(stacks, HashSet::new);
    }

    private static List<String> methods(RecordedEvent event) {
        return event.getStackTrace() == null
                ? List.of()
                : event.getStackTrace().getFrames().stream().map(Profile::name).toList();
    }

    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    private static String shares(List<List<String>> stacks, Function<List<String>, Set<String>> of) {
        Map<String, Integer> hits = new HashMap<>();
        stacks.forEach(stack -> of.apply(stack).forEach(method -> hits.merge(method, 1, Integer::sum)));
        StringBuilder text = new StringBuilder();
        hits.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST)
                .forEach(method -> text.append(
                        String.format("%5.1f %%  %s%n", 100.0 * method.getValue() / stacks.size(), method.getKey())));
        return text.toString();
    }
}
