package fleetrtt.devstack.lab;

import fleetrtt.cluster.Fault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The processes of {@link LabNode}, each in its namespace. */
final class LabNodes implements AutoCloseable {
    private final LabNetwork network;
    private final List<Process> processes = new ArrayList<>();

    LabNodes(LabNetwork network) {
        this.network = network;
    }

    /**
     * Starts a node.
     *
     * @param talksTo nodes that it sends to
     * @param log where it says what went wrong
     */
    void start(int node, IntStream talksTo, Path log) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", network.namespace(node)));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LabNode.class.getName()));
        talksTo.mapToObj(LabNetwork::address).forEach(command::add);
        try {
            File said = log.toFile();
            processes.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said)
                    .start());
        } catch (IOException e) {
            throw new Fault("cannot start a node of the lab: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        for (Process process : processes) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        processes.clear();
    }
}
