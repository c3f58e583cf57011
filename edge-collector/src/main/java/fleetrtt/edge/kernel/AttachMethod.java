package fleetrtt.edge.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Where the program can be attached, in the order of preference; all see the same segments. They differ in what a
 * kernel must grant: fentry wants trampolines, tp_btf wants BTF, raw_tp the tracepoint, kprobe kernel probes.
 */
public enum AttachMethod {
    FENTRY("fentry/tcp_rcv_established", "on_fentry"),
    TP_BTF("tp_btf/tcp_probe", "on_tp_btf"),
    RAW_TP("raw_tp/tcp_probe", "on_raw_tp"),
    KPROBE("kprobe/tcp_rcv_established", "on_kprobe");

    private final String text;
    private final String program;

    AttachMethod(String text, String program) {
        this.text = text;
        this.program = program;
    }

    /**
     * Reads {@code tp_btf} or the whole {@code tp_btf/tcp_probe}.
     *
     * @throws IllegalArgumentException when there is no such method
     */
    public static AttachMethod parse(String text) {
        for (AttachMethod method : values()) {
            if (method.text.equals(text) || method.shortName().equals(text)) {
                return method;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of " + String.join(", ", shortNames()));
    }

    /** What {@link #parse} reads, in the order of preference. */
    public static List<String> shortNames() {
        return Arrays.stream(values()).map(AttachMethod::shortName).toList();
    }

    private String shortName() {
        return text.substring(0, text.indexOf('/'));
    }

    /** Name of the C function. */
    String program() {
        return program;
    }

    /** Section of the program, e.g. {@code tp_btf/tcp_probe}. */
    @Override
    public String toString() {
        return text;
    }
}
