/**
 * The Streams application: its command, its life, the topics it needs, and the topology that joins the host side to
 * the peer side. Does no arithmetic on histograms itself.
 */
@NullMarked
package fleetrtt.aggregator;

import org.jspecify.annotations.NullMarked;
