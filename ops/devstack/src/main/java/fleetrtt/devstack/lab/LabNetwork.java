package fleetrtt.devstack.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * Nodes in network namespaces of their own around a router in one more: node N has 10.77.N.2 and its router 10.77.N.1. One
 * pair of nodes has a link of its own besides. Names carry the pid, so that labs side by side do not meet; closing
 * removes all of it.
 */
final class LabNetwork implements AutoCloseable {
    private static final String UPLINK = "uplink";
    private static final String DIRECT = "direct";

    /**
     * Slower than what a node has to say, so that a queue builds up. All its connections together fit in, and out again
     * within 80 ms: a loss or a spurious time-out (200 ms at least) would leave them with a small window, and that
     * makes a connection slow for long after.
     */
    private static final String SLOW = "root tbf rate 20mbit burst 4kb limit 1mb";

    private final String prefix = "frttlab" + ProcessHandle.current().pid() + "-";
    private final List<String> namespaces = new ArrayList<>();
    private final int nodes;

    LabNetwork(int nodes) {
        this.nodes = nodes;
    }

    static String address(int node) {
        return "10.77." + node + ".2";
    }

    String namespace(int node) {
        return prefix + node;
    }

    private String router() {
        return prefix + "router";
    }

    /** Makes all of it, with a link of their own between two nodes, from 1 on. */
    void open(int left, int right) {
        add(router());
        in(router(), "sysctl -qw net.ipv4.ip_forward=1");
        for (int node = 1; node <= nodes; node++) {
            add(namespace(node));
            // Otherwise a connection begins with what the kernel remembers of those before.
            in(namespace(node), "sysctl -qw net.ipv4.tcp_no_metrics_save=1");
            join(node);
        }
        direct(left, right);
    }

    private void add(String namespace) {
        Command.run("ip netns add " + namespace);
        namespaces.add(namespace);
        Command.run("ip -n " + namespace + " link set lo up");
    }

    private static void in(String namespace, String command) {
        Command.run("ip netns exec " + namespace + " " + command);
    }

    private void join(int node) {
        String host = namespace(node);
        String port = "port" + node;
        // Unlike indices: the kernel announces the carrier of a veth at once only when its peer has another one.
        Command.run("ip -n " + host + " link add " + UPLINK + " index " + (100 + node) + " type veth peer name " + port
                + " index " + (200 + node) + " netns " + router());
        Command.run("ip -n " + host + " addr add " + address(node) + "/24 dev " + UPLINK);
        Command.run("ip -n " + router() + " addr add 10.77." + node + ".1/24 dev " + port);
        Command.run("ip -n " + host + " link set " + UPLINK + " up");
        Command.run("ip -n " + router() + " link set " + port + " up");
        Command.run("ip -n " + host + " route add default via 10.77." + node + ".1");
    }

    private void direct(int left, int right) {
        Command.run("ip -n " + namespace(left) + " link add " + DIRECT + " index 301 type veth peer name " + DIRECT
                + " index 302 netns " + namespace(right));
        route(left, right);
        route(right, left);
    }

    private void route(int from, int to) {
        Command.run("ip -n " + namespace(from) + " link set " + DIRECT + " up");
        Command.run("ip -n " + namespace(from) + " route add " + address(to) + "/32 dev " + DIRECT + " src "
                + address(from));
    }

    /** All that a node sends through the router is slow from now on. */
    void slowNode(int node) {
        Command.run("tc -n " + namespace(node) + " qdisc replace dev " + UPLINK + " " + SLOW);
    }

    /** All that a node sends over its own link is. */
    void slowLink(int node) {
        Command.run("tc -n " + namespace(node) + " qdisc replace dev " + DIRECT + " " + SLOW);
    }

    /** Nothing is slow any more. */
    void mend() {
        for (int node = 1; node <= nodes; node++) {
            Command.attempt("tc -n " + namespace(node) + " qdisc del dev " + UPLINK + " root");
            Command.attempt("tc -n " + namespace(node) + " qdisc del dev " + DIRECT + " root");
        }
    }

    @Override
    public void close() {
        namespaces.forEach(namespace -> Command.attempt("ip netns del " + namespace));
        namespaces.clear();
    }
}
