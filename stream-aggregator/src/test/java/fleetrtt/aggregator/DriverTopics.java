package fleetrtt.aggregator;

import fleetrtt.aggregator.sheaf.Sheaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Everything that a topology in the test driver has sent so far, as bytes, sheaves taken apart as the producer does. */
final class DriverTopics {
    private final TopologyTestDriver driver;
    private final Map<String, List<ProducerRecord<byte[], byte[]>>> read = new HashMap<>();

    DriverTopics(TopologyTestDriver driver) {
        this.driver = driver;
    }

    /** All records so far of a topic. */
    List<ProducerRecord<byte[], byte[]>> records(String topic) {
        List<ProducerRecord<byte[], byte[]>> all = read.computeIfAbsent(topic, unread -> new ArrayList<>());
        var output = driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        output.readRecordsToList().forEach(record -> addEach(all, topic, record));
        return all;
    }

    private static void addEach(
            List<ProducerRecord<byte[], byte[]>> all, String topic, TestRecord<byte[], byte[]> record) {
        if (!Sheaf.isKey(record.key())) {
            all.add(new ProducerRecord<>(
                    topic, null, record.timestamp(), record.key(), record.value(), record.headers()));
            return;
        }
        Sheaf sheaf = new Sheaf().open(record.value());
        while (sheaf.hasMore()) {
            sheaf.next();
            all.add(new ProducerRecord<>(
                    topic, null, record.timestamp(), sheaf.copyOfKey(), sheaf.copyOfValue(), record.headers()));
        }
    }
}
