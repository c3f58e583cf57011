package fleetrtt.aggregator;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Rejects what lies on the topic of partials and is none: somebody else wrote it. (Records of the intervals topic are
 * decoded by the host side, not by Streams.) Public because Streams makes it.
 */
public final class RejectForeignPartials implements DeserializationExceptionHandler {
    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return Response.resume(
                List.of(RejectPoison.rejected(record.timestamp(), record.key(), record.value(), exception)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
