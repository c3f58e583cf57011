package fleetrtt.devstack.broker;

import java.util.Random;

/**
 * Ports of one node at 127.0.0.1.
 *
 * @param clients where clients are served
 * @param advertised where clients are sent to, which differs when a proxy stands before
 * @param own where nodes talk to each other
 * @param controller where they agree on the cluster's state
 */
public record BrokerPorts(int clients, int advertised, int own, int controller) {
    /** Linux takes the ports of outgoing connections from 32768 on, and so never from these. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    /** Free now, and taken later by nobody who does not choose them; clients go by way of a proxy's port. */
    public static BrokerPorts lasting(int proxyPort) {
        return new BrokerPorts(lasting(), proxyPort, lasting(), lasting());
    }

    /** Whatever is free at this moment. */
    static BrokerPorts momentary(int clients, int advertised) {
        return new BrokerPorts(clients, advertised, LoopbackPorts.free(), LoopbackPorts.free());
    }

    private static int lasting() {
        Random random = new Random();
        while (true) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (LoopbackPorts.isFree(port)) {
                return port;
            }
        }
    }
}
