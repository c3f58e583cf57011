package fleetrtt.aggregator;

import fleetrtt.aggregator.host.HostSide;
import fleetrtt.aggregator.partial.Partial;
import fleetrtt.aggregator.partial.PartialSerde;
import fleetrtt.aggregator.partial.Reason;
import fleetrtt.aggregator.partial.WindowLife;
import fleetrtt.aggregator.peer.PeerSide;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.PeerWindow;
import fleetrtt.wire.Topics;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The two stages and the topics around them: intervals → host side → partials, by remote address → peer side →
 * windows; and from both sides what is set aside. The DSL serves only to name and join; the work is in
 * {@link HostSide} and {@link PeerSide}.
 */
final class AggregatorTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final WindowLife life;
    private final WireSerdes wire;

    AggregatorTopology(WindowLife life, WireSerdes wire) {
        this.life = life;
        this.wire = wire;
    }

    Topology build(Properties settings) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        builder.stream(
                        Topics.INTERVALS,
                        Consumed.with(BYTES, BYTES)
                                .withTimestampExtractor(new AppendTime())
                                .withName("intervals"))
                .process(new HostSide(life, wire.intervals()), Named.as("host"))
                .split(Named.as("host-"))
                .branch((key, value) -> value instanceof Partial, Branched.withConsumer(this::addUp, "partials"))
                .defaultBranch(Branched.withConsumer(AggregatorTopology::keepBytes, "aside"));
        return builder.build(settings);
    }

    private void addUp(KStream<byte[], Object> partials) {
        partials.mapValues(Partial.class::cast, Named.as("as-partials"))
                .repartition(Repartitioned.with(BYTES, PartialSerde.create()).withName("partials"))
                .process(new PeerSide(life), Named.as("peer"))
                .split(Named.as("peer-"))
                .branch((key, value) -> value instanceof PeerWindow, Branched.withConsumer(this::publish, "windows"))
                .defaultBranch(Branched.withConsumer(this::keepReports, "aside"));
    }

    private void publish(KStream<Object, Object> windows) {
        windows.to(
                (key, value, context) -> Topics.peers(WindowSize.ofMillis(((PeerWindow) value).getWindowMillis())),
                Produced.with(wire.keys(), wire.values()).withName("peer-windows-out"));
    }

    private void keepReports(KStream<Object, Object> aside) {
        aside.to(
                (key, value, context) -> Reason.topic(context.headers()),
                Produced.with(wire.keys(), wire.values()).withName("peer-aside-out"));
    }

    private static void keepBytes(KStream<byte[], Object> aside) {
        aside.mapValues(byte[].class::cast, Named.as("as-bytes"))
                .to(
                        (key, value, context) -> Reason.topic(context.headers()),
                        Produced.with(BYTES, BYTES).withName("host-aside-out"));
    }
}
