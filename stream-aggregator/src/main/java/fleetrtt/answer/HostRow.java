package fleetrtt.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One host in a ranked list. */
public record HostRow(
        String host,
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
        return host;
    }

    @Override
    @JsonIgnore
    public int hosts() {
        return 1;
    }

    public HostRow withVerdict(@Nullable String culprit) {
        return new HostRow(host, excessMicros, shift, slowdown, culprit, rtt, spark);
    }
}
