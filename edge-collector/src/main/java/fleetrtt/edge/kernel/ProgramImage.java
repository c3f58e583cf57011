package fleetrtt.edge.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The compiled program and its source, as the bpf module's build left them in the class path. */
public final class ProgramImage {
    private static final String FOLDER = "/fleetrtt/bpf/";
    private static final Map<String, String> MACHINES =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch64", "arm64", "aarch64");

    private ProgramImage() {}

    /** The C text. */
    public static String source() {
        try {
            return new String(read("tcprtt.bpf.c"), StandardCharsets.UTF_8);
        } catch (KernelException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ELF object for a machine, named as in the property {@code os.arch}. */
    static byte[] object(String machine) throws KernelException {
        String name = MACHINES.get(machine);
        if (name == null) {
            throw new KernelException("no BPF object for " + machine + ": x86_64 and aarch64 have one");
        }
        return read("tcprtt-" + name + ".bpf.o");
    }

    private static byte[] read(String name) throws KernelException {
        try (InputStream resource = ProgramImage.class.getResourceAsStream(FOLDER + name)) {
            if (resource == null) {
                throw new KernelException(FOLDER + name + " is not in the class path: build the bpf module again");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
