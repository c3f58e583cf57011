package fleetrtt.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One remote address in a ranked list. */
public record PeerRow(
        String remote,
        int hosts,
        @Nullable Double excessMicros,
        @Nullable Double shift,
        @Nullable Double slowdown,
        @Nullable String verdict,
        Rtt rtt,
        List<SparkPoint> spark)
        implements Measured {
    @Override
    @JsonIgnore
    public String name() {
        return remote;
    }

    public PeerRow withVerdict(@Nullable String culprit) {
        return new PeerRow(remote, hosts, excessMicros, shift, slowdown, culprit, rtt, spark);
    }
}
