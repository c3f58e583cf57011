@NullMarked
package fleetrtt.edge.systemd;

import org.jspecify.annotations.NullMarked;
