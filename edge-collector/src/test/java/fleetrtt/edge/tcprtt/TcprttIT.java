package fleetrtt.edge.tcprtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetrtt.edge.kernel.EnabledIfKernelGrantsBpf;
import fleetrtt.edge.kernel.ProgramImage;
import fleetrtt.edge.lab.Connection;
import fleetrtt.edge.lab.Namespace;
import fleetrtt.edge.lab.NetworkLab;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One client with two servers, behind links of their own. */
@EnabledIfKernelGrantsBpf
@Timeout(60)
final class TcprttIT {
    private static final String START = "Tracing TCP RTT... Hit Ctrl-C to end.\n";

    private final NetworkLab lab = new NetworkLab();
    private Namespace clients;
    private Namespace first;
    private Namespace second;

    @BeforeEach
    void build() throws Exception {
        clients = lab.namespace("clients");
        first = lab.namespace("first");
        second = lab.namespace("second");
        lab.join(clients, first, 1);
        lab.join(clients, second, 2);
    }

    @AfterEach
    void remove() throws Exception {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({
        "-B, 10.71.1.2 10.71.2.2 fd71:1::2",
        "-B -4, 10.71.1.2 10.71.2.2",
        "-B -6, fd71:1::2",
        "-B -A 10.71.1.2, 10.71.1.2",
        "-B -A ::ffff:10.71.2.2, 10.71.2.2",
        "-B -A fd71:1::2, fd71:1::2",
        "-B -a 10.71.2.1, 10.71.2.2",
        "-B -a fd71:1::1, fd71:1::2",
        "-B -P V4, 10.71.1.2",
        "-B -P V6, fd71:1::2",
        "-B -p MAPPED, 10.71.2.2",
        "-b, 10.71.1.1 10.71.2.1 fd71:1::1",
        "-b -P MAPPED, ''"
    })
    void aFilterAdmitsAndRefusesWhatItShould(String flags, String addresses) throws Exception {
        try (Connection v4 = Connection.open(clients, first, "10.71.1.2");
                Connection v6 = Connection.open(clients, first, "fd71:1::2");
                Connection mapped = Connection.openMapped(clients, second, "10.71.2.2")) {
            String ports = flags.replace("-p MAPPED", "-p " + mapped.clientPort())
                    .replace("-P MAPPED", "-P " + mapped.clientPort())
                    .replace("V4", Integer.toString(v4.serverPort()))
                    .replace("V6", Integer.toString(v6.serverPort()));
            ToolRun run = tool(ports);
            v4.roundTrips(10);
            v6.roundTrips(10);
            mapped.roundTrips(10);
            String label = flags.contains("-B") ? "Remote Address" : "Local Address";
            assertThat(sections(run.stop()))
                    .containsExactlyInAnyOrder(
                            addresses.isEmpty()
                                    ? new String[0]
                                    : addresses
                                            .replaceAll("(?<=^| )", label + " = ")
                                            .split(" (?=[RL])", -1));
        }
    }

    @Test
    void theMeanIsTheSumByTheCountAndTextAndJsonAgree() throws Exception {
        try (Connection connection = Connection.open(clients, first, "10.71.1.2")) {
            ToolRun text = tool("-B -e");
            ToolRun json = tool("-B --json");
            connection.roundTrips(500);
            String table = text.stop();
            JsonNode line = line(json.stop(), "10.71.1.2");
            long mean = line.get("sum").asLong() / line.get("samples").asLong();
            assertThat(table).startsWith(START + "\n\nRemote Address = 10.71.1.2 [AVG " + mean + "]\n     usecs ");
            assertThat(countsIn(table)).isEqualTo(line.get("samples").asLong());
            assertThat(line.get("min_rtt_usecs").asLong()).isPositive().isLessThanOrEqualTo(mean);
            assertThat(json.err()).isEqualTo(START);
        }
    }

    @Test
    void aSlowedPeerLandsInHigherSlots() throws Exception {
        second.tc("qdisc add dev veth2 root tbf rate 1mbit burst 4kb latency 400ms");
        clients.tc("qdisc add dev veth2 root tbf rate 4mbit burst 4kb latency 400ms");
        try (Connection fast = Connection.open(clients, first, "10.71.1.2");
                Connection slow = Connection.open(clients, second, "10.71.2.2")) {
            ToolRun run = tool("-B --json");
            fast.bulk(1 << 20);
            slow.bulk(1 << 20);
            String json = run.stop();
            JsonNode fastLine = line(json, "10.71.1.2");
            JsonNode slowLine = line(json, "10.71.2.2");
            assertThat(slowLine.get("mean").asDouble())
                    .isGreaterThan(8 * fastLine.get("mean").asDouble());
            assertThat(lastSlot(slowLine)).isGreaterThan(lastSlot(fastLine));
        }
    }

    private static int lastSlot(JsonNode line) {
        return line.get("first_slot").asInt() + line.get("counts").size() - 1;
    }

    @Test
    void peersWithoutRoomAreASectionOfTheirOwn() throws Exception {
        try (Connection one = Connection.open(clients, first, "10.71.1.2");
                Connection two = Connection.open(clients, second, "10.71.2.2")) {
            ToolRun run = tool("-B --max-addresses 1 --verbose");
            one.roundTrips(20);
            two.roundTrips(10);
            assertThat(sections(run.stop())).containsExactly("Remote Address = 10.71.1.2", "Remote Address = other");
            assertThat(run.err()).containsPattern("tcprtt: attached [a-z_]+/.*\ntcprtt: seen \\d+, overflowed [1-9]");
        }
    }

    @Test
    void withoutSamplesEachIntervalIsAnEmptyLine() throws Exception {
        ToolRun run = tool("-i 2 -d 3");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(START + "\n\n");
    }

    @Test
    void theTimeStandsOnALineOfItsOwn() throws Exception {
        ToolRun run = tool("-T -i 1 -d 1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches(Pattern.quote(START) + "\n[0-2]\\d:[0-5]\\d:[0-5]\\d\n");
    }

    @Test
    void intervalsFollowEachOtherWithoutLoss() throws Exception {
        try (Connection connection = Connection.open(clients, first, "10.71.1.2")) {
            ToolRun run = tool("-i 1");
            long before = clients.receivedSegments();
            while (sections(run.out()).size() < 2) {
                connection.roundTrips(10);
            }
            long received = clients.receivedSegments() - before;
            assertThat(countsIn(run.stop())).isEqualTo(received);
            assertThat(sections(run.out())).hasSizeBetween(2, 3).containsOnly("All Addresses = *******");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void theProgramIsPrintedBeforeTracingStarts() throws Exception {
        assertThat(tool("-D").stop()).isEqualTo(ProgramImage.source() + START + "\n");
    }

    private ToolRun tool(String flags) {
        return ToolRun.start(flags + " --netns " + clients.name()).awaitTracing();
    }

    private static List<String> sections(String out) {
        return Pattern.compile("(?m)^(Local|Remote|All) Address(es)? = \\S+")
                .matcher(out)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static long countsIn(String out) {
        return Pattern.compile(" : (\\d+) +\\|")
                .matcher(out)
                .results()
                .mapToLong(row -> Long.parseLong(row.group(1)))
                .sum();
    }

    private static JsonNode line(String json, String address) throws Exception {
        for (String line : json.lines().toList()) {
            JsonNode node = new ObjectMapper().readTree(line);
            if (node.get("address").asText().equals(address)) {
                return node;
            }
        }
        throw new AssertionError("no line of " + address + " in " + json);
    }
}
