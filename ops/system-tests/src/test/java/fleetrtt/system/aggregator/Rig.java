package fleetrtt.system.aggregator;

import fleetrtt.system.rig.BrokerCluster;
import java.util.Random;

/**
 * What faults are injected into.
 *
 * @param kafka three brokers and a registry
 * @param pair two aggregators
 * @param fleet fifty hosts, whatever happens
 * @param progress how far the aggregators have come
 * @param random the chance of this run
 */
record Rig(BrokerCluster kafka, Pair pair, RoughFleet fleet, Progress progress, Random random) {}
