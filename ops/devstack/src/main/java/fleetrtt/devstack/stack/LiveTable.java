package fleetrtt.devstack.stack;

import fleetrtt.terminal.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;

final class LiveTable {
    private final Stack stack;
    private final PrintWriter out;

    LiveTable(Stack stack, PrintWriter out) {
        this.stack = stack;
        this.out = out;
    }

    boolean showUntil(StopSignal stop) throws InterruptedException {
        while (!stop.await(Duration.ofSeconds(1))) {
            if (stack.hasFailed()) {
                return false;
            }
            out.println("tick");
            out.flush();
        }
        return true;
    }
}
