package fleetrtt.bench.prometheus;

/** How a host's histograms are told to Prometheus. */
enum Exposition {
    /** Protobuf with native histograms, schema 0, whose buckets are powers of two as our slots are. */
    NATIVE(
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited",
            "sum by (remote) (increase(" + Exposition.METRIC + "[20s]))",
            "sum(histogram_count(" + Exposition.METRIC + "))") {
        @Override
        byte[] of(HostCounters host) {
            return NativeFamily.of(host);
        }
    },
    /** Text with a line for each slot. */
    CLASSIC(
            "text/plain; version=0.0.4; charset=utf-8",
            "sum by (remote, le) (increase(" + Exposition.METRIC + "_bucket[20s]))",
            "sum(" + Exposition.METRIC + "_count)") {
        @Override
        byte[] of(HostCounters host) {
            return ClassicText.of(host);
        }
    };

    static final String METRIC = "tcprtt_microseconds";

    private final String contentType;
    private final String sumByRemote;
    private final String samples;

    Exposition(String contentType, String sumByRemote, String samples) {
        this.contentType = contentType;
        this.sumByRemote = sumByRemote;
        this.samples = samples;
    }

    String contentType() {
        return contentType;
    }

    /** The recording rule: the fleet's histogram of each remote, of the last interval of 10 s. */
    String sumByRemote() {
        return sumByRemote;
    }

    /** The question how many samples all hosts have counted. */
    String samples() {
        return samples;
    }

    abstract byte[] of(HostCounters host);
}
