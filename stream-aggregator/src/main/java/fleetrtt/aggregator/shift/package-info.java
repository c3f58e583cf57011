/**
 * By how much each host's peers are slower than they used to be: the host side keeps a baseline for each pair and makes a row of
 * shifts of every minute that closes; one task of the peer side lays the rows beside each other and has them judged. Knows
 * neither side.
 */
@NullMarked
package fleetrtt.aggregator.shift;

import org.jspecify.annotations.NullMarked;
