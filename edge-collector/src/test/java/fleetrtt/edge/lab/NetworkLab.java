package fleetrtt.edge.lab;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Namespaces of one test; closing removes them all. Names carry the pid, so that builds side by side do not meet. */
public final class NetworkLab implements AutoCloseable {
    private final Deque<Namespace> namespaces = new ArrayDeque<>();

    /** A new namespace with nothing but its loopback. */
    public Namespace namespace(String suffix) throws Exception {
        Namespace namespace = Namespace.add("frtt" + ProcessHandle.current().pid() + "-" + suffix);
        namespaces.push(namespace);
        return namespace;
    }

    /**
     * Joins two namespaces by a veth pair, a device of the same name at both ends.
     *
     * @param network number of the network: the left end is 10.71.N.1 and fd71:N::1, the right one ends in 2
     */
    public void join(Namespace left, Namespace right, int network) throws IOException, InterruptedException {
        String device = "veth" + network;
        // Unlike indices: the kernel announces the carrier of a veth at once only when its peer has another one.
        left.ip("link add " + device + " index " + (100 + network) + " type veth peer name " + device + " index "
                + (200 + network) + " netns " + right.name());
        address(left, device, network, 1);
        address(right, device, network, 2);
    }

    private static void address(Namespace namespace, String device, int network, int host)
            throws IOException, InterruptedException {
        namespace.ip("addr add 10.71." + network + "." + host + "/24 dev " + device);
        // Without duplicate address detection it can be used at once.
        namespace.ip("addr add fd71:" + network + "::" + host + "/64 dev " + device + " nodad");
        namespace.ip("link set " + device + " up");
    }

    @Override
    public void close() throws IOException {
        while (!namespaces.isEmpty()) {
            namespaces.pop().close();
        }
    }
}
