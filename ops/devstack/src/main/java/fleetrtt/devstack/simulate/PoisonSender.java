package fleetrtt.devstack.simulate;

import fleetrtt.cluster.Cluster;
import fleetrtt.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends {@link Poison} to the intervals topic, past everything that would keep a collector from it. For one thread. */
public final class PoisonSender implements AutoCloseable {
    /** Header that says which kind a record is, for those who want to know what became of it. */
    public static final String KIND = "poison";

    private final long seed;
    private final PoisonKitchen kitchen;
    private final KafkaProducer<byte[], byte[]> producer;
    private long sent;

    /**
     * Connects at once.
     *
     * @param startMillis start of the intervals of those that have one, in milliseconds since the epoch
     * @param seed of everything that looks like chance
     */
    public PoisonSender(Cluster cluster, long startMillis, long seed) {
        this.seed = seed;
        kitchen = new PoisonKitchen(cluster, startMillis);
        producer = new KafkaProducer<>(cluster.settings(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Sends so many of each of these kinds; returns once they are acknowledged.
     *
     * @throws ExecutionException when the broker does not take one
     */
    public void send(Set<Poison> kinds, int times) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            for (Poison kind : kinds) {
                acknowledgements.add(send(kind));
            }
        }
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
    }

    private Future<RecordMetadata> send(Poison kind) {
        Dice dice = Dice.of(seed, 0, sent++);
        int partition = dice.below(producer.partitionsFor(Topics.INTERVALS).size());
        return producer.send(new ProducerRecord<>(
                Topics.INTERVALS,
                partition,
                kitchen.key(),
                kind.value(kitchen, dice),
                List.of(new RecordHeader(KIND, kind.name().getBytes(StandardCharsets.UTF_8)))));
    }

    @Override
    public void close() {
        producer.close();
    }
}
