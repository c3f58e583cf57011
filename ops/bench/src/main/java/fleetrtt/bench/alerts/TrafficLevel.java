package fleetrtt.bench.alerts;

/** How much is heard of a peer in a minute, by samples of all hosts. */
enum TrafficLevel {
    SELDOM("under 200", 1, 200, 1),
    LITTLE("200 to 1,000", 200, 1_000, 2),
    SOME("1,000 to 5,000", 1_000, 5_000, 2),
    MUCH("5,000 and more", 5_000, Double.MAX_VALUE, 2);

    private final String label;
    private final double least;
    private final double below;
    private final double leastHosts;

    TrafficLevel(String label, double least, double below, double leastHosts) {
        this.label = label;
        this.least = least;
        this.below = below;
        this.leastHosts = leastHosts;
    }

    String label() {
        return label;
    }

    boolean holds(PeerTraffic traffic) {
        return traffic.samples() >= least && traffic.samples() < below && traffic.hosts() >= leastHosts;
    }
}
