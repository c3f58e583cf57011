package fleetrtt.system.rig;

import fleetrtt.devstack.broker.BrokerPorts;
import fleetrtt.devstack.broker.BrokerSeat;
import fleetrtt.devstack.broker.EmbeddedBroker;
import fleetrtt.terminal.Logs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A broker as a process of its own; prints a line once it serves, and ends with its input. */
public final class BrokerNode {
    private BrokerNode() {}

    /** Arguments: the folder of its log, its number, the cluster's id, and for each node its four ports with commas. */
    public static void main(String[] args) throws IOException {
        Logs.toStandardError(false);
        List<BrokerPorts> nodes = new ArrayList<>();
        for (String ports : Arrays.asList(args).subList(3, args.length)) {
            nodes.add(ports(ports));
        }
        BrokerSeat seat = new BrokerSeat(Integer.parseInt(args[1]), nodes, args[2]);
        try (EmbeddedBroker broker = EmbeddedBroker.oneOf(seat, Path.of(args[0]))) {
            broker.start();
            System.out.println("serving " + broker.bootstrapServers());
            while (System.in.read() >= 0) {
                // Ends with whoever started it.
            }
        }
    }

    private static BrokerPorts ports(String text) {
        List<Integer> each =
                Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
        return new BrokerPorts(each.get(0), each.get(1), each.get(2), each.get(3));
    }

    static String text(BrokerPorts ports) {
        return ports.clients() + "," + ports.advertised() + "," + ports.own() + "," + ports.controller();
    }
}
