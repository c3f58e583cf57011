package fleetrtt.aggregator.sheaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fleetrtt.aggregator.window.Slice;
import fleetrtt.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SheafTest {
    private static final TopicPartition INTERVALS = new TopicPartition(Topics.INTERVALS, 3);

    private static ConsumerRecord<byte[], byte[]> record(long offset, long at, @Nullable String value) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return new ConsumerRecord<>(
                Topics.INTERVALS,
                3,
                offset,
                at,
                TimestampType.LOG_APPEND_TIME,
                1,
                1,
                "key".getBytes(UTF_8),
                bytes,
                new RecordHeaders(),
                Optional.of(7));
    }

    private static ConsumerRecords<byte[], byte[]> bound(List<ConsumerRecord<byte[], byte[]>> records) {
        try (SheafInterceptor interceptor = new SheafInterceptor()) {
            return interceptor.onConsume(
                    new ConsumerRecords<>(Map.of(INTERVALS, records), Map.of(INTERVALS, new OffsetAndMetadata(99))));
        }
    }

    private static List<String> values(byte[] sheaf) {
        List<String> values = new ArrayList<>();
        Sheaf each = new Sheaf().open(sheaf);
        while (each.hasMore()) {
            each.next();
            assertThat(each.copyOfKey()).isEqualTo("key".getBytes(UTF_8));
            values.add(new String(each.copyOfValue(), UTF_8));
        }
        return values;
    }

    @Test
    void recordsOfOneAppendTimeAreBoundAtTheOffsetOfTheFirst() {
        ConsumerRecords<byte[], byte[]> bound =
                bound(List.of(record(5, 10, "a"), record(6, 10, ""), record(8, 11, "c"), record(9, 11, "d")));
        assertThat(bound.nextOffsets().get(INTERVALS)).isEqualTo(new OffsetAndMetadata(99));
        assertThat(bound.records(INTERVALS))
                .allSatisfy(sheaf -> assertThat(Sheaf.isKey(sheaf.key())).isTrue())
                .extracting(ConsumerRecord::offset, ConsumerRecord::timestamp, sheaf -> values(sheaf.value()))
                .containsExactly(tuple(5L, 10L, List.of("a", "")), tuple(8L, 11L, List.of("c", "d")));
    }

    @Test
    void whatHasHeadersOrNoValueStaysByItselfAndInItsPlace() {
        ConsumerRecord<byte[], byte[]> headed = record(6, 10, "b");
        headed.headers().add("name", new byte[1]);
        ConsumerRecord<byte[], byte[]> empty = record(7, 10, null);
        List<ConsumerRecord<byte[], byte[]>> bound = bound(
                        List.of(record(4, 10, "a"), record(5, 10, "a"), headed, empty, record(8, 10, "c")))
                .records(INTERVALS);
        assertThat(bound).extracting(ConsumerRecord::offset).containsExactly(4L, 6L, 7L, 8L);
        assertThat(bound.subList(1, 4)).noneMatch(each -> Sheaf.isKey(each.key()));
    }

    @Test
    void aSheafEndsBeforeItIsTooLargeAndLosesNothing() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            records.add(record(i, 10, "value " + i));
        }
        List<String> values = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> sheaf : bound(records).records(INTERVALS)) {
            assertThat(sheaf.value().length).isLessThan(Sheaf.FULL + 100);
            assertThat(sheaf.offset()).isEqualTo(values.size());
            values.addAll(values(sheaf.value()));
        }
        assertThat(values).hasSize(5_000).doesNotHaveDuplicates();
    }

    @Test
    void otherTopicsAreLeftAlone() {
        TopicPartition other = new TopicPartition("other", 0);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("other", 0, 1, new byte[1], new byte[1]);
        try (SheafInterceptor interceptor = new SheafInterceptor()) {
            assertThat(interceptor
                            .onConsume(new ConsumerRecords<>(Map.of(other, List.of(record, record)), Map.of()))
                            .records(other))
                    .containsExactly(record, record);
        }
    }

    @Test
    void bytesFromElsewhereNeverPassForASheaf() {
        assertThat(Sheaf.isKey(Sheaf.key())).isTrue();
        assertThat(Sheaf.isKey(Sheaf.key().clone())).isFalse();
        assertThat(Sheaf.isKey(null)).isFalse();
    }

    private static MockProducer<byte[], byte[]> producer() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        return producer;
    }

    /** Values 0 to 2, and 3 with another timestamp, on the topic "out". */
    private static List<ProducerRecord<byte[], byte[]>> sheaves() {
        List<ProducerRecord<byte[], byte[]>> sheaves = new ArrayList<>();
        SheafBinder binder = new SheafBinder((Record<byte[], Object> sheaf, String sink) ->
                sheaves.add(new ProducerRecord<>(sink, null, sheaf.timestamp(), sheaf.key(), (byte[]) sheaf.value())));
        for (int i = 0; i < 4; i++) {
            Slice key = new Slice().set(new byte[] {9, (byte) i, 9}, 1, 1);
            binder.add("out", i < 3 ? 100 : 200, key, new Slice().set(new byte[] {(byte) i, 1}));
        }
        binder.end();
        binder.end();
        return sheaves;
    }

    @Test
    void theProducerSendsWhatWasBoundOneByOneAndTellsOfSuccessOnce() {
        MockProducer<byte[], byte[]> sent = producer();
        List<@Nullable Exception> told = new ArrayList<>();
        SheafProducer producer = new SheafProducer(sent);
        assertThat(sheaves()).hasSize(2);
        List<Future<RecordMetadata>> sends = sheaves().stream()
                .map(sheaf -> producer.send(sheaf, (metadata, failure) -> told.add(failure)))
                .toList();
        while (sent.completeNext()) {}
        assertThat(sends).allMatch(Future::isDone);
        assertThat(told).containsExactly(null, null);
        sent.commitTransaction();
        assertThat(sent.history())
                .extracting(ProducerRecord::topic, ProducerRecord::timestamp, each -> (int) each.value()[0])
                .containsExactly(
                        tuple("out", 100L, 0), tuple("out", 100L, 1), tuple("out", 100L, 2), tuple("out", 200L, 3));
    }

    @Test
    void theProducerTellsOfEachFailure() {
        MockProducer<byte[], byte[]> sent = producer();
        List<Exception> told = new ArrayList<>();
        Future<RecordMetadata> last = new SheafProducer(sent).send(sheaves().get(0), (metadata, failure) -> {
            if (failure != null) {
                told.add(failure);
            }
        });
        sent.errorNext(new IllegalStateException("first"));
        sent.completeNext();
        sent.errorNext(new IllegalStateException("third"));
        assertThat(last).isDone();
        assertThat(told).extracting(Exception::getMessage).containsExactly("first", "third");
    }
}
