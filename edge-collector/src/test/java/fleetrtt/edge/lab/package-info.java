/** Real networks for tests: namespaces of this machine's kernel, veth pairs and TCP connections between them. */
@NullMarked
package fleetrtt.edge.lab;

import org.jspecify.annotations.NullMarked;
