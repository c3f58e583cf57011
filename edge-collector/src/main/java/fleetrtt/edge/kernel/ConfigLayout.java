package fleetrtt.edge.kernel;

import fleetrtt.address.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** {@code struct tcprtt_config} of {@code bpf/tcprtt.h}. */
final class ConfigLayout {
    static final int BYTES = 48;

    private ConfigLayout() {}

    static byte[] encode(ProbeConfig config) {
        SocketFilter filter = config.filter();
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.nativeOrder())
                .put(bytes(filter.localAddress()))
                .put(bytes(filter.remoteAddress()))
                .putInt((int) filter.netnsInode())
                .putInt(config.unit().divisor())
                .putShort((short) filter.localPort())
                .putShort((short) filter.remotePort())
                .put(flag(filter.localAddress()))
                .put(flag(filter.remoteAddress()))
                .put((byte) filter.ipVersion().number())
                .put((byte) config.key().number())
                .array();
    }

    private static byte[] bytes(Optional<IpAddress> address) {
        return address.map(IpAddress::bytes).orElseGet(() -> new byte[IpAddress.BYTES]);
    }

    private static byte flag(Optional<IpAddress> address) {
        return (byte) (address.isPresent() ? 1 : 0);
    }
}
