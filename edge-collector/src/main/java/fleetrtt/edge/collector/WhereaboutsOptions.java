package fleetrtt.edge.collector;

import fleetrtt.address.IpAddress;
import fleetrtt.wire.HostLabels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the collector is told of where its host stands; a picocli mixin. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class WhereaboutsOptions {
    @Option(
            names = "--labels",
            paramLabel = "NAME=VALUE,...",
            defaultValue = "",
            description = "Where the host stands, e.g. site=ams,rack=r7: what is slow from all of a rack is then blamed"
                    + " on the rack.")
    private String labels;

    @Option(
            names = "--addresses",
            paramLabel = "ADDRESS,...",
            description = "The host's own addresses, by which it is known when it is another host's peer; default"
                    + " those of its interfaces, none with --netns.")
    private @Nullable String addresses;

    /**
     * What is known.
     *
     * @param isElsewhere whether what is sampled is not of the network namespace that this process is in
     * @throws IllegalArgumentException naming the value that is not valid
     */
    Whereabouts whereabouts(boolean isElsewhere) {
        Map<String, String> told = HostLabels.parse(labels);
        if (addresses != null) {
            return new Whereabouts(
                    told,
                    Arrays.stream(addresses.split(",", -1))
                            .map(String::strip)
                            .map(IpAddress::parse)
                            .toList());
        }
        return isElsewhere ? new Whereabouts(told, List.of()) : Whereabouts.ofThisHost(told);
    }
}
