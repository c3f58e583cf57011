package fleetrtt.devstack.broker;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A node's place in a cluster on loopback, of which every node is broker and controller.
 *
 * @param node its number, from 1
 * @param nodes ports of all nodes, by their numbers
 * @param clusterId base64 of a UUID, the same for all nodes
 */
public record BrokerSeat(int node, List<BrokerPorts> nodes, String clusterId) {
    public BrokerSeat {
        nodes = List.copyOf(nodes);
        if (node < 1 || node > nodes.size()) {
            throw new IllegalArgumentException("node " + node + " is not within 1 to " + nodes.size());
        }
    }

    BrokerPorts ports() {
        return nodes.get(node - 1);
    }

    /** As {@code controller.quorum.voters} wants it. */
    String voters() {
        return IntStream.rangeClosed(1, nodes.size())
                .mapToObj(each -> each + "@127.0.0.1:" + nodes.get(each - 1).controller())
                .collect(Collectors.joining(","));
    }

    /** How often everything is kept: once on each node, three times at most. */
    int replicas() {
        return Math.min(3, nodes.size());
    }

    /** How many of them must have what is acknowledged. */
    int inSync() {
        return replicas() / 2 + 1;
    }
}
