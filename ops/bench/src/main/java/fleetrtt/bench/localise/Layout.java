package fleetrtt.bench.localise;

import fleetrtt.address.IpAddress;
import java.util.Map;

/**
 * Where hosts and peers of a fleet stand, by number.
 *
 * @param hosts how many
 * @param peers how many
 * @param perRack hosts of a rack
 * @param perSubnet peers of a /24
 * @param subnets /24s of a /16
 */
record Layout(int hosts, int peers, int perRack, int perSubnet, int subnets) {
    static Layout of(int hosts, int peers) {
        return new Layout(hosts, peers, 10, 12, 4);
    }

    String host(int host) {
        return "h" + host;
    }

    int rack(int host) {
        return host / perRack;
    }

    int racks() {
        return (hosts + perRack - 1) / perRack;
    }

    Map<String, String> labels(int host) {
        return Map.of("rack", "r" + rack(host));
    }

    int subnet(int peer) {
        return peer / perSubnet;
    }

    IpAddress peer(int peer) {
        return IpAddress.parse(prefix(peer) + "." + (1 + peer % perSubnet));
    }

    private String prefix(int peer) {
        return "10." + subnet(peer) / subnets + "." + subnet(peer) % subnets;
    }

    /** Whether what a verdict names on the side of the hosts holds one; all are named by nothing. */
    boolean isHostNamed(String name, int host) {
        return name.isEmpty() || name.equals(host(host)) || name.equals("rack=r" + rack(host));
    }

    /** Likewise for peers. */
    boolean isPeerNamed(String name, int peer) {
        return name.isEmpty()
                || name.equals(peer(peer).toString())
                || name.equals(prefix(peer) + ".0/24")
                || name.equals("10." + subnet(peer) / subnets + ".0.0/16");
    }
}
