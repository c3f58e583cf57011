package fleetrtt.edge.kernel;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** The functions of the C library that are used, by their C names. */
final class Libc {
    private Libc() {}

    static Libc load() {
        Native.register(Libc.class, NativeLibrary.getInstance(Platform.C_LIBRARY_NAME));
        return new Libc();
    }

    native int vsnprintf(Pointer buffer, long size, Pointer format, Pointer arguments);

    native String strerror(int errno);
}
