package fleetrtt.aggregator;

import fleetrtt.aggregator.history.HistoryTopic;
import fleetrtt.aggregator.host.HostSide;
import fleetrtt.aggregator.peer.Convoy;
import fleetrtt.aggregator.peer.PeerSide;
import fleetrtt.aggregator.window.WindowLife;
import fleetrtt.alert.AlertInput;
import fleetrtt.alert.AlertSide;
import fleetrtt.alert.CulpritSide;
import fleetrtt.alert.Verdicts;
import fleetrtt.rules.RuleSet;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.Alert;
import fleetrtt.wire.AlertKey;
import fleetrtt.wire.Topics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;

/**
 * The two stages and the topics around them: intervals and heartbeats → host side → packs of partial sums, by remote
 * address → peer side → windows; and from both sides what is set aside. The DSL serves only to name and join, and all
 * that passes it is bytes; the work is in {@link HostSide} and {@link PeerSide}.
 */
final class AggregatorTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    /** Of what is bytes, though its type does not say so: what both sides forward to sinks. */
    private static final Serde<Object> AS_IS =
            Serdes.serdeFrom((topic, bytes) -> (byte[]) bytes, (topic, bytes) -> bytes);

    private final WindowLife life;
    private final int partitions;
    private final WireSerdes wire;
    private final Supplier<RuleSet> rules;
    private final Verdicts verdicts;
    private final Function<String, KeyValueBytesStoreSupplier> stores;
    private final Convoy convoy;
    private final Optional<String> history;

    /**
     * @param partitions of the intervals topic, and so of all that Streams makes
     * @param rules of alerts, those in force
     * @param verdicts whose fault it is, as far as this instance knows
     * @param stores makes a store by its name
     * @param convoy is told how far the host side's tasks have come
     * @param history the topic of what is kept for queries; empty when nobody keeps it
     */
    AggregatorTopology(
            WindowLife life,
            int partitions,
            WireSerdes wire,
            Supplier<RuleSet> rules,
            Verdicts verdicts,
            Function<String, KeyValueBytesStoreSupplier> stores,
            Convoy convoy,
            Optional<String> history) {
        this.life = life;
        this.partitions = partitions;
        this.wire = wire;
        this.rules = rules;
        this.verdicts = verdicts;
        this.stores = stores;
        this.convoy = convoy;
        this.history = history;
    }

    Topology build(Properties settings) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        KStream<byte[], Object> host = builder.stream(
                        List.of(Topics.INTERVALS, Topics.COLLECTORS),
                        Consumed.with(BYTES, BYTES)
                                .withTimestampExtractor(new AppendTime())
                                .withName("intervals"))
                .process(
                        new HostSide(
                                life,
                                partitions,
                                wire.intervals(),
                                wire.isOwnLayout(),
                                wire.prefixes(),
                                rules,
                                stores,
                                history.isPresent()),
                        Named.as("host"));
        List.of(Topics.HOSTS, Topics.REJECTED, Topics.LATE).forEach(topic -> to(host, topic, HostSide.sink(topic)));
        KStream<byte[], Object> peer = host.mapValues(byte[].class::cast, Named.as(HostSide.PACKS))
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName("partials")
                        .withNumberOfPartitions(partitions)
                        .withStreamPartitioner((topic, key, pack, number) ->
                                Optional.of(Set.of(ByteBuffer.wrap(key).getInt()))))
                .process(
                        new PeerSide(
                                life,
                                partitions,
                                wire.prefixes(),
                                wire.keys(),
                                wire.values(),
                                rules,
                                stores,
                                convoy,
                                history.isPresent()),
                        Named.as("peer"));
        outputs().forEach(topic -> to(peer, topic, PeerSide.sink(topic)));
        keep(host, HostSide.HISTORY);
        keep(peer, PeerSide.HISTORY);
        tell(judged(host, HostSide.ALERTS).merge(judged(peer, PeerSide.ALERTS), Named.as("alerts")));
        return builder.build(settings);
    }

    private static List<String> outputs() {
        List<String> topics = new ArrayList<>(List.of(Topics.FLEET, Topics.VERDICTS, Topics.REJECTED, Topics.LATE));
        for (WindowSize size : WindowSize.values()) {
            topics.add(Topics.peers(size));
        }
        return topics;
    }

    /** A sink that the side forwards to by its name, and that gets nothing else. */
    private static void to(KStream<byte[], Object> side, String topic, String name) {
        side.to(topic, Produced.with(BYTES, AS_IS).withName(name));
    }

    private void keep(KStream<byte[], Object> side, String name) {
        history.ifPresent(topic -> side.to(
                topic, Produced.with(BYTES, AS_IS).withName(name).withStreamPartitioner(HistoryTopic.partitioner())));
    }

    /**
     * What the alerts' side makes of what closes there, under its store's name; it too gets only what is forwarded to it.
     * By way of one partition, since all alerts of a culprit meet in one task.
     */
    private KStream<byte[], byte[]> judged(KStream<byte[], Object> side, String name) {
        return side.mapValues(AlertInput.class::cast, Named.as(name))
                .process(new AlertSide(stores.apply(name + "-state"), rules), Named.as(name + "-judged"))
                .map(
                        (key, alert) -> KeyValue.pair(
                                wire.keys().serialize(Topics.ALERTS, key),
                                wire.values().serialize(Topics.ALERTS, alert)),
                        Named.as(name + "-written"))
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(name)
                        .withNumberOfPartitions(1)
                        .withStreamPartitioner((topic, key, value, number) -> Optional.of(Set.of(0))));
    }

    private void tell(KStream<byte[], byte[]> alerts) {
        alerts.process(
                        new CulpritSide(
                                stores.apply("culprits"), rules, verdicts, life.untilJudged(), wire.intervals()),
                        Named.as("culprits"))
                .to(
                        Topics.ALERTS,
                        Produced.<AlertKey, Alert>with(written(wire.keys()), written(wire.values()))
                                .withName("alerts-out"));
    }

    private static <T> Serde<T> written(Serializer<Object> serializer) {
        return Serdes.serdeFrom(serializer::serialize, (topic, bytes) -> {
            throw new UnsupportedOperationException("alerts are not read here");
        });
    }
}
