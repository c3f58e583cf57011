package fleetrtt.devstack.oracle;

import fleetrtt.histogram.RttHistogram;

/**
 * What one window must hold.
 *
 * @param rtt all samples: counts per slot, sum, least min-RTT
 * @param hosts distinct hosts among whose reports they are
 */
public record ExpectedWindow(RttHistogram rtt, int hosts) {}
