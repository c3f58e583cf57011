package fleetrtt.edge.systemd;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** The function of libsystemd that is used, by its C name ({@code systemd/sd-daemon.h}). */
final class Libsystemd {
    static final String LIBRARY = "libsystemd.so.0";

    private Libsystemd() {}

    /** @throws UnsatisfiedLinkError when the library is not there */
    static Libsystemd load() {
        Native.register(Libsystemd.class, NativeLibrary.getInstance(LIBRARY));
        return new Libsystemd();
    }

    /** More than 0 when told, 0 when nobody listens, else −errno; asks the environment for NOTIFY_SOCKET itself. */
    native int sd_notify(int unsetEnvironment, String state);
}
