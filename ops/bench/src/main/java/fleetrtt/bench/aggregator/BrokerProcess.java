package fleetrtt.bench.aggregator;

import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.devstack.registry.DevelopmentRegistry;
import fleetrtt.registry.AvroSettings;
import fleetrtt.terminal.Logs;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A broker and a registry in a process of their own, in a folder given as the one argument. Prints one line once they are
 * there, the bootstrap server, a space, the registry's URL; then answers each line of standard input with what the
 * broker has taken so far, by topic, as a line of JSON. Ends with its input.
 */
public final class BrokerProcess {
    /** For so long a contender has started and not begun, which {@link ContenderProcess} needs. */
    static final Duration GATHERING = Duration.ofSeconds(2);

    private BrokerProcess() {}

    public static void main(String[] args) throws Exception {
        AvroSettings.apply();
        Logs.toStandardError(false);
        Path folder = Path.of(args[0]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ObjectMapper json = new ObjectMapper();
        try (DevelopmentRegistry registry = new DevelopmentRegistry(0, folder.resolve("registry"));
                EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker")).gathering(GATHERING)) {
            registry.start();
            broker.start();
            System.out.println(broker.bootstrapServers() + " " + registry.url());
            while (in.readLine() != null) {
                System.out.println(json.writeValueAsString(BrokerTraffic.ofThisProcess()));
            }
        }
    }
}
