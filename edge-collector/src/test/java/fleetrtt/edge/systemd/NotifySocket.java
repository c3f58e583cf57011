package fleetrtt.edge.systemd;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What systemd would listen on: a datagram socket with a name in the file system, which Java has none of. */
final class NotifySocket implements AutoCloseable {
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int SOCKADDR_BYTES = 110;
    private static final int TIMEVAL_BYTES = 16;
    private static final String VARIABLE = "NOTIFY_SOCKET";

    private final Libc libc = new Libc();
    private final int socket;

    /** The functions of the C library that are used, by their C names. */
    private static final class Libc {
        static {
            Native.register(Libc.class, NativeLibrary.getInstance(Platform.C_LIBRARY_NAME));
        }

        native int socket(int domain, int type, int protocol);

        native int bind(int socket, Pointer address, int length);

        native int setsockopt(int socket, int level, int name, Pointer value, int length);

        native long recv(int socket, Pointer buffer, long length, int flags);

        native int close(int socket);

        native int setenv(String name, String value, int overwrite);

        native int unsetenv(String name);
    }

    /** libsystemd asks the process's environment, which is therefore set. */
    NotifySocket(Path path, int patienceSeconds) {
        socket = libc.socket(AF_UNIX, SOCK_DGRAM, 0);
        Memory address = new Memory(SOCKADDR_BYTES);
        address.clear();
        address.setShort(0, AF_UNIX);
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        address.write(2, name, 0, name.length);
        Memory patience = new Memory(TIMEVAL_BYTES);
        patience.clear();
        patience.setLong(0, patienceSeconds);
        if (libc.bind(socket, address, SOCKADDR_BYTES) != 0
                || libc.setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, patience, TIMEVAL_BYTES) != 0) {
            throw new AssertionError("no datagram socket at " + path);
        }
        libc.setenv(VARIABLE, path.toString(), 1);
    }

    /** The next message; empty when none has come in time. */
    String receive() {
        Memory buffer = new Memory(4096);
        long length = libc.recv(socket, buffer, buffer.size(), 0);
        return length < 0 ? "" : new String(buffer.getByteArray(0, (int) length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        libc.unsetenv(VARIABLE);
        libc.close(socket);
    }
}
