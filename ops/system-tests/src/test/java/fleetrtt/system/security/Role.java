package fleetrtt.system.security;

import fleetrtt.wire.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A role and all that it may do, in the words of {@link Attempts}. Written down apart from the scripts on purpose. */
enum Role {
    COLLECTOR {
        @Override
        Set<String> permitted(String own) {
            return all(INPUTS, "write", "describe");
        }
    },
    AGGREGATOR {
        @Override
        Set<String> permitted(String own) {
            Set<String> deeds = all(INPUTS, "read", "describe", "look at settings of");
            deeds.addAll(all(OUTPUTS, "write", "describe", "look at settings of"));
            deeds.addAll(all(
                    List.of(own),
                    "write",
                    "read",
                    "describe",
                    "look at settings of",
                    "change settings of",
                    "add partitions to",
                    "purge"));
            deeds.addAll(Set.of(
                    "create fleetrtt-aggregator-new",
                    "read tcprtt.alerts",
                    "read tcprtt.verdicts",
                    "describe group fleetrtt-aggregator-history",
                    "move group fleetrtt-aggregator-history",
                    "describe group fleetrtt-aggregator",
                    "move group fleetrtt-aggregator",
                    "begin transactions fleetrtt-aggregator-x",
                    "fence transactions fleetrtt-aggregator-x"));
            return deeds;
        }
    },
    QUERY {
        @Override
        Set<String> permitted(String own) {
            Set<String> deeds = all(WINDOWS, "read", "describe");
            deeds.addAll(all(List.of(Topics.ALERTS, Topics.VERDICTS, Topics.COLLECTORS), "read", "describe"));
            return deeds;
        }
    },
    NOTIFIER {
        @Override
        Set<String> permitted(String own) {
            Set<String> deeds = all(List.of(Topics.ALERTS), "read", "describe");
            deeds.addAll(Set.of("describe group fleetrtt-notify", "move group fleetrtt-notify"));
            return deeds;
        }
    },
    TOPICS_OF_ALL {
        @Override
        String user() {
            return "topics";
        }

        @Override
        Set<String> permitted(String own) {
            Set<String> deeds = all(TOPICS, "describe", "look at settings of");
            deeds.add("create tcprtt.new");
            deeds.add("describe " + own);
            return deeds;
        }
    };

    static final List<String> INPUTS = List.of(Topics.INTERVALS, Topics.COLLECTORS);
    static final List<String> WINDOWS =
            List.of("tcprtt.peers.10s", "tcprtt.peers.1m", "tcprtt.peers.1h", Topics.HOSTS, Topics.FLEET);
    static final List<String> OUTPUTS = Stream.concat(
                    WINDOWS.stream(), Stream.of(Topics.ALERTS, Topics.VERDICTS, Topics.REJECTED, Topics.LATE))
            .toList();
    static final List<String> TOPICS =
            Stream.concat(INPUTS.stream(), OUTPUTS.stream()).toList();

    /** @param own a topic with the aggregator's prefix */
    abstract Set<String> permitted(String own);

    /** In the scripts, and at the broker. */
    String user() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> all(List<String> topics, String... verbs) {
        Set<String> deeds = new TreeSet<>();
        for (String verb : verbs) {
            topics.forEach(topic -> deeds.add(verb + " " + topic));
        }
        return deeds;
    }
}
