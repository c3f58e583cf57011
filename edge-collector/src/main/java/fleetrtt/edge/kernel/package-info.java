/**
 * The kernel's side seen from Java: loads and attaches the BPF program through libbpf, drains its maps, and hands
 * out values. Knows JNA; kernel and libbpf names stay inside it as they are in C. Knows nothing
 * of flags, files, Kafka or the other packages of the edge.
 */
@NullMarked
package fleetrtt.edge.kernel;

import org.jspecify.annotations.NullMarked;
