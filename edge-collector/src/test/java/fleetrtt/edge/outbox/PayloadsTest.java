package fleetrtt.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Remote;
import fleetrtt.histogram.Log2Histogram;
import fleetrtt.histogram.RttHistogram;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

final class PayloadsTest {
    private static final Remote PEER = IpAddress.parse("10.0.0.1");

    @Test
    void whatWasEncodedIsDecoded() throws IOException {
        RttHistogram rtt = new RttHistogram(Log2Histogram.ofValues(90, 100), 190, OptionalLong.of(80), 1);
        assertThat(Payloads.decode(Payloads.encode(Map.of(PEER, rtt)))).isEqualTo(Map.of(PEER, rtt));
    }

    @Test
    void whatAnOlderCollectorWroteIsReadWithNothingFresh() throws IOException {
        Schema before;
        try (InputStream file = Payloads.class.getResourceAsStream("OutboxPayload-1.avsc")) {
            before = new Schema.Parser().parse(file);
        }
        GenericRecord samples =
                new GenericData.Record(before.getField("remotes").schema().getElementType());
        samples.put("remote", "10.0.0.1");
        samples.put("firstSlot", 6);
        samples.put("counts", List.of(2L));
        samples.put("sumMicros", 190L);
        samples.put("minRttMicros", 80L);
        GenericRecord payload = new GenericData.Record(before);
        payload.put("remotes", List.of(samples));
        byte[] bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), before)
                .encode(payload)
                .array();
        assertThat(Payloads.decode(bytes))
                .isEqualTo(
                        Map.of(PEER, new RttHistogram(Log2Histogram.ofValues(90, 100), 190, OptionalLong.of(80), 0)));
    }
}
