package fleetrtt.edge.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Samples smoothed RTT in the kernel: one sample per segment received on an established TCP connection, counted there
 * by address and log2 slot. Inert until {@link #start}; thread-safe.
 *
 * <p>The order in which nothing is lost: {@link #drain}, hand the snapshot over durably, {@link #clear}; at the end
 * {@link #detach} and the same until a drain is empty, then {@link #close}. Once detached, {@link Counters#seen} is
 * exactly the number of samples drained.
 */
public final class RttProbe implements AutoCloseable {
    private final ProbeConfig config;
    private @Nullable LoadedProgram program;

    public RttProbe(ProbeConfig config) {
        this.config = config;
    }

    /** Why this machine does not let a program be attached, as one line; empty when it does. Tries it. */
    public static Optional<String> refusal() {
        return refusal(ProbeConfig.byRemoteAddress());
    }

    /** The same, of one method. */
    static Optional<String> refusal(AttachMethod method) {
        return refusal(ProbeConfig.byRemoteAddress().withAttach(method));
    }

    private static Optional<String> refusal(ProbeConfig config) {
        try (RttProbe probe = new RttProbe(config.withMaxAddresses(1))) {
            probe.start();
            return Optional.empty();
        } catch (KernelException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * Loads and attaches the program.
     *
     * @throws KernelException when no method is granted; the message says why and what mends it
     * @throws IllegalStateException when it is started already
     */
    public synchronized void start() throws KernelException {
        if (program != null) {
            throw new IllegalStateException("started already");
        }
        // libbpf has one log for the whole process.
        synchronized (RttProbe.class) {
            Libbpf libbpf = Libbpf.load();
            try (LibbpfLog log = LibbpfLog.capture(libbpf)) {
                program = firstGranted(libbpf, log);
            }
        }
    }

    private LoadedProgram firstGranted(Libbpf libbpf, LibbpfLog log) throws KernelException {
        byte[] image = ProgramImage.object(System.getProperty("os.arch"));
        Map<String, List<AttachMethod>> refusals = new LinkedHashMap<>();
        Set<Integer> errnos = new TreeSet<>();
        for (AttachMethod method : candidates()) {
            try {
                return LoadedProgram.attach(libbpf, image, config, method);
            } catch (KernelException e) {
                refusals.computeIfAbsent(e.getMessage(), message -> new ArrayList<>())
                        .add(method);
                errnos.add(e.errno());
            }
        }
        String cause = Diagnosis.ofThisProcess().cause(errnos);
        throw new KernelException("cannot attach: " + cause + " " + refusals, log.lines());
    }

    private List<AttachMethod> candidates() {
        return config.attach().map(List::of).orElseGet(() -> Arrays.asList(AttachMethod.values()));
    }

    /** The method that the kernel granted. */
    public synchronized AttachMethod attachMethod() {
        return started().method();
    }

    /**
     * What was sampled since the last snapshot that was cleared: takes the map away from the program and reads it at
     * rest. When the last snapshot is not cleared yet, the same again, nothing added: what comes in meanwhile stays
     * for the next.
     */
    public synchronized Snapshot drain() throws KernelException {
        return started().maps().drain(config.unit());
    }

    /**
     * Forgets the last snapshot, once it is in safe hands. Does nothing when there is none. When it fails, part of the
     * snapshot may be forgotten; the next drain forgets the rest first.
     */
    public synchronized void clear() throws KernelException {
        started().maps().clear();
    }

    /** Cumulative since the start; stands still once detached. */
    public synchronized Counters counters() throws KernelException {
        return started().counters();
    }

    /** Ends the sampling: when this returns, no program runs any more. Drains still work. */
    public synchronized void detach() throws KernelException {
        started().detach();
    }

    /** Unloads the program; what was not drained is gone. */
    @Override
    public synchronized void close() {
        if (program != null) {
            program.close();
            program = null;
        }
    }

    private LoadedProgram started() {
        if (program == null) {
            throw new IllegalStateException("not started");
        }
        return program;
    }
}
