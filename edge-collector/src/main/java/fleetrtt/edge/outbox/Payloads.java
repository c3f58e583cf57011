package fleetrtt.edge.outbox;

import fleetrtt.address.Remote;
import fleetrtt.histogram.RttHistogram;
import fleetrtt.registry.AvroSettings;
import fleetrtt.wire.WireHistograms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;

/** Samples as bytes: Avro's single-object encoding, which tells foreign bytes from its own by fingerprint. */
final class Payloads {
    private static final BinaryMessageDecoder<OutboxPayload> DECODER;

    static {
        AvroSettings.apply();
        DECODER = new BinaryMessageDecoder<>(SpecificData.get(), OutboxPayload.getClassSchema());
        DECODER.addSchema(earlier("OutboxPayload-1.avsc"));
    }

    private static Schema earlier(String resource) {
        try (InputStream file = Payloads.class.getResourceAsStream(resource)) {
            return new Schema.Parser().parse(Objects.requireNonNull(file, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Payloads() {}

    static byte[] encode(Map<Remote, RttHistogram> remotes) {
        List<RemoteSamples> entries = new ArrayList<>(remotes.size());
        remotes.forEach((remote, rtt) -> entries.add(entry(remote, rtt)));
        try {
            ByteBuffer buffer = new OutboxPayload(entries).toByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new AssertionError("encoding to memory does not fail", e);
        }
    }

    private static RemoteSamples entry(Remote remote, RttHistogram rtt) {
        return new RemoteSamples(
                remote.toString(),
                rtt.slots().firstSlot(),
                WireHistograms.counts(rtt.slots()),
                rtt.sumMicros(),
                WireHistograms.minRtt(rtt.minRttMicros()),
                rtt.fresh());
    }

    /**
     * What {@link #encode} was given, also that of earlier versions.
     *
     * @throws IOException when the bytes are not such an encoding
     */
    static Map<Remote, RttHistogram> decode(byte[] bytes) throws IOException {
        Map<Remote, RttHistogram> remotes = new LinkedHashMap<>();
        for (RemoteSamples entry : DECODER.decode(ByteBuffer.wrap(bytes)).getRemotes()) {
            remotes.put(
                    Remote.parse(entry.getRemote().toString()),
                    WireHistograms.read(
                            entry.getFirstSlot(),
                            entry.getCounts(),
                            entry.getSumMicros(),
                            entry.getMinRttMicros(),
                            entry.getFresh()));
        }
        return remotes;
    }

    static long checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
