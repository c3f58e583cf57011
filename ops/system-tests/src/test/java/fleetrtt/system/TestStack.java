package fleetrtt.system;

import fleetrtt.devstack.stack.Stack;
import fleetrtt.devstack.stack.StackConfig;
import fleetrtt.edge.kernel.ProbeConfig;
import fleetrtt.http.HttpAccess;
import fleetrtt.http.HttpEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
                Optional.of(endpoint()),
                List.of(),
                OptionalInt.empty()));
    }

    private static HttpEndpoint endpoint() {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new HttpEndpoint(any, HttpAccess.of(any.getAddress(), Optional.empty(), false));
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
