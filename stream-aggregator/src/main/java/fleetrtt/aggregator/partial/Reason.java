package fleetrtt.aggregator.partial;

import fleetrtt.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Why a record is in no window, which is also where it is kept instead. */
public enum Reason {
    /** The bytes are no record of the expected schema. */
    UNDECODABLE(Topics.REJECTED),
    /** More bytes than any interval needs; kept cut to that length. */
    OVERSIZED(Topics.REJECTED),
    /** A field is not what its doc says. */
    INVALID(Topics.REJECTED),
    /** The window would hold more than any honest fleet sends. */
    OVERFLOW(Topics.REJECTED),
    /** No window of any size holds the interval whole. */
    NO_WINDOW(Topics.LATE),
    /** The window is further ahead of the broker's clock than its grace. */
    AHEAD(Topics.LATE),
    /** The window and its retention have passed. */
    TOO_LATE(Topics.LATE);

    /** Header that carries {@link #code}. */
    public static final String REASON = "fleetrtt.reason";

    /** Header that carries a sentence with the values. */
    public static final String DETAIL = "fleetrtt.detail";

    private final String topic;

    Reason(String topic) {
        this.topic = topic;
    }

    /** As in the header: undecodable, oversized, too-late … */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is counted under: rejected or late. */
    public String counter() {
        return topic.equals(Topics.LATE) ? "late" : "rejected";
    }

    /** Where such a record is kept. */
    public String topic() {
        return topic;
    }

    /** The headers of a record that is set aside, and no others: the sender's are not trusted. */
    public Headers headers(String detail) {
        return new RecordHeaders().add(REASON, utf8(code())).add(DETAIL, utf8(detail));
    }

    /** At most so many bytes of the key or value of such a record, which with its headers must fit the topic. */
    public static byte @Nullable [] cut(byte @Nullable [] whole, int most) {
        return whole == null || whole.length <= most ? whole : Arrays.copyOf(whole, most);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
