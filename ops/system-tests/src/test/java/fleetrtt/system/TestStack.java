package fleetrtt.system;

import fleetrtt.devstack.stack.Stack;
import fleetrtt.devstack.stack.StackConfig;
import fleetrtt.edge.kernel.ProbeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The embedded stack as {@code fleetrtt up} runs it, on free ports and with short times. */
final class TestStack {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private TestStack() {}

    static Stack collecting(Path data, ProbeConfig probe) throws Exception {
        return started(new StackConfig(
                "test-host",
                data,
                Optional.empty(),
                0,
                0,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                probe,
                OptionalInt.empty()));
    }

    private static Stack started(StackConfig config) throws Exception {
        Stack stack = new Stack(config);
        stack.start(line -> {});
        if (!stack.awaitRunning(LIMIT)) {
            stack.close();
            throw new AssertionError("the aggregator did not run within " + LIMIT.toSeconds() + " s");
        }
        return stack;
    }
}
