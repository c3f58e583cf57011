package fleetrtt.packaging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The machines that the packages run on; glibc only. */
enum Architecture {
    X86_64("x86[-_]64|amd64|64"),
    AARCH64("aarch64");

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|jnilib|dylib|a|lib)");

    private final Pattern library;

    /** @param names as the libraries' authors write it, in a folder's name or at the end of the file's */
    Architecture(String names) {
        library = Pattern.compile("(?:.*[/-])?linux[-/]?(?:" + names + ")(?:/[^/]+)?\\.so", Pattern.CASE_INSENSITIVE);
    }

    /** Whether an entry of a jar is native code, for whatever machine. */
    static boolean isNative(String entry) {
        return NATIVE.matcher(entry).matches();
    }

    /** For which of them an entry is; empty when for none. */
    static Optional<Architecture> of(String entry) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.library.matcher(entry).matches())
                .findFirst();
    }

    /** As {@code uname -m} says it. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
