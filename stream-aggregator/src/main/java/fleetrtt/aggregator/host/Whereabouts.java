package fleetrtt.aggregator.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fleetrtt.address.IpAddress;
import fleetrtt.aggregator.window.PackedReader;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.wire.Heartbeat;
import fleetrtt.wire.HostLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a host stands, as its collector says. What is not as it must be is as if it had not been said.
 *
 * @param labels such as site or rack
 * @param addresses the host's own
 */
record Whereabouts(Map<String, String> labels, List<IpAddress> addresses) {
    static final Whereabouts UNKNOWN = new Whereabouts(Map.of(), List.of());

    /** Believed of one host at most. */
    private static final int MOST_ADDRESSES = 64;

    static Whereabouts of(Heartbeat beat) {
        Map<String, String> labels = new TreeMap<>();
        if (HostLabels.isValid(beat.getLabels())) {
            beat.getLabels().forEach((name, value) -> labels.put(name.toString(), value.toString()));
        }
        return new Whereabouts(labels, addresses(beat.getAddresses()));
    }

    private static List<IpAddress> addresses(List<CharSequence> told) {
        List<IpAddress> addresses = new ArrayList<>();
        try {
            told.stream().limit(MOST_ADDRESSES).forEach(text -> addresses.add(IpAddress.parse(text.toString())));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return addresses;
    }

    void write(PackedWriter out) {
        out.writeNumber(labels.size());
        labels.forEach((name, value) -> {
            out.writeBlock(name.getBytes(US_ASCII));
            out.writeBlock(value.getBytes(US_ASCII));
        });
        out.writeNumber(addresses.size());
        addresses.forEach(address -> out.writeBlock(address.bytes()));
    }

    static Whereabouts read(PackedReader in) {
        Map<String, String> labels = new TreeMap<>();
        for (int left = in.readSize(); left > 0; left--) {
            labels.put(new String(in.readBlock(), US_ASCII), new String(in.readBlock(), US_ASCII));
        }
        List<IpAddress> addresses = new ArrayList<>();
        for (int left = in.readSize(); left > 0; left--) {
            addresses.add(IpAddress.ofBytes(in.readBlock()));
        }
        return new Whereabouts(labels, addresses);
    }
}
