package fleetrtt.aggregator;

import fleetrtt.aggregator.partial.Reason;
import fleetrtt.wire.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The last net under both sides: a record at which a processor throws is rejected, and the thread goes on. Kafka's own
 * exceptions (the registry's among them) say nothing about the record, so those end the thread, and the transaction is
 * done again. Public because Streams makes it.
 */
public final class RejectPoison implements ProcessingExceptionHandler {
    /** More than any pack or sheaf of ours has, and with headers within what brokers and producers take. */
    private static final int MOST_BYTES = 768 * 1024;

    private static final int MOST_KEY_BYTES = 16 * 1024;

    @Override
    public Response handleError(ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
        if (record == null || exception instanceof KafkaException) {
            return Response.fail();
        }
        return Response.resume(
                List.of(rejected(context.timestamp(), context.sourceRawKey(), context.sourceRawValue(), exception)));
    }

    static ProducerRecord<byte[], byte[]> rejected(
            long timestamp, byte @Nullable [] key, byte @Nullable [] value, Exception exception) {
        return new ProducerRecord<>(
                Topics.REJECTED,
                null,
                Math.max(timestamp, 0),
                Reason.cut(key, MOST_KEY_BYTES),
                Reason.cut(value, MOST_BYTES),
                Reason.INVALID.headers(String.valueOf(exception)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
