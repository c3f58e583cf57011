package fleetrtt.system.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param residentKibibytes {@code VmRSS} of proc(5), in KiB
 * @param descriptors open files, sockets and maps
 */
record Footprint(long residentKibibytes, long descriptors) {
    /** At this moment. */
    static Footprint of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<String> lines = Files.lines(process.resolve("status"));
                Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            String resident =
                    lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElse("0");
            return new Footprint(Long.parseLong(resident.replaceAll("\\D", "")), descriptors.count());
        }
    }
}
