package fleetrtt.api;

import fleetrtt.address.Remote;
import fleetrtt.aggregator.partial.PeerPartition;
import fleetrtt.aggregator.window.Subject;
import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.answer.FleetAnswer;
import fleetrtt.answer.FleetWindowAnswer;
import fleetrtt.answer.HostAnswer;
import fleetrtt.answer.HostRow;
import fleetrtt.answer.HostShare;
import fleetrtt.answer.HostWindowAnswer;
import fleetrtt.answer.HostsAnswer;
import fleetrtt.answer.PeerAnswer;
import fleetrtt.answer.PeerHostsAnswer;
import fleetrtt.answer.PeerRow;
import fleetrtt.answer.PeerWindowAnswer;
import fleetrtt.answer.PeersAnswer;
import fleetrtt.answer.Rtt;
import fleetrtt.history.FleetSum;
import fleetrtt.history.Kind;
import fleetrtt.history.PartitionView;
import fleetrtt.history.SubjectSum;
import fleetrtt.time.WindowSize;
import fleetrtt.wire.HostName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** From requests to questions about windows. */
final class FleetQuestions {
    static final String API = "/api/v1";

    private static final String NOTE =
            "Of each window the hosts with the worst tail are kept, 3 for windows of 10 s and"
                    + " 8 for windows of an hour; a host counts in those windows in which it was among them.";

    private final Set<Integer> all;

    /** @param all partitions */
    FleetQuestions(Set<Integer> all) {
        this.all = Set.copyOf(all);
    }

    private static Map<String, String> parameters(Span span) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("from", Long.toString(span.fromMillis()));
        parameters.put("to", Long.toString(span.toMillis()));
        parameters.put("window", span.size().label());
        return parameters;
    }

    Question<FleetAnswer> fleet(Asked asked) {
        Span span = asked.series(WindowSize.TEN_SECONDS);
        return new Question<>(
                API + "/fleet",
                parameters(span),
                all,
                FleetAnswer.of(span.answer(), List.of()),
                FleetAnswer.class,
                view -> fleet(view, span));
    }

    private static FleetAnswer fleet(PartitionView view, Span span) {
        List<FleetWindowAnswer> windows = new ArrayList<>();
        for (WindowKey window : span.windows()) {
            FleetSum sum = view.fleet(window);
            if (!sum.isEmpty()) {
                windows.add(new FleetWindowAnswer(
                        window.startMillis(),
                        sum.hosts(),
                        known(sum.expectedHosts()),
                        known(sum.reportingHosts()),
                        sum.revision(),
                        sum.closed(),
                        Rtt.of(sum.rtt())));
            }
        }
        return FleetAnswer.of(span.answer(), windows);
    }

    private static @Nullable Integer known(int number) {
        return number < 0 ? null : Integer.valueOf(number);
    }

    Question<PeersAnswer> peers(Asked asked) {
        Span span = asked.list(WindowSize.TEN_SECONDS);
        Predicate<Subject> wanted =
                asked.text("cidr").<Predicate<Subject>>map(Prefix::parse).orElse(subject -> true);
        RankedList<PeerRow> list = new RankedList<>(
                Kind.PEER,
                span,
                asked.ranking(),
                asked.descending(),
                asked.limit(),
                asked.spark(),
                wanted.and(named(asked)),
                (name, hosts, shift, slowdown, rtt, spark) ->
                        new PeerRow(name, hosts, rtt.excessMicros(), shift, slowdown, null, rtt, spark));
        return new Question<>(
                API + "/peers",
                listParameters(asked, span),
                all,
                new PeersAnswer(span.answer(), 0, List.of()),
                PeersAnswer.class,
                view -> {
                    RankedList.Found<PeerRow> found = list.of(view);
                    return new PeersAnswer(span.answer(), found.found(), found.rows());
                });
    }

    Question<HostsAnswer> hosts(Asked asked) {
        Span span = asked.list(WindowSize.ONE_MINUTE);
        RankedList<HostRow> list = new RankedList<>(
                Kind.HOST,
                span,
                asked.ranking(),
                asked.descending(),
                asked.limit(),
                asked.spark(),
                named(asked),
                (name, hosts, shift, slowdown, rtt, spark) ->
                        new HostRow(name, rtt.excessMicros(), shift, slowdown, null, rtt, spark));
        return new Question<>(
                API + "/hosts",
                listParameters(asked, span),
                all,
                new HostsAnswer(span.answer(), 0, List.of()),
                HostsAnswer.class,
                view -> {
                    RankedList.Found<HostRow> found = list.of(view);
                    return new HostsAnswer(span.answer(), found.found(), found.rows());
                });
    }

    private static Predicate<Subject> named(Asked asked) {
        return asked.text("text")
                .<Predicate<Subject>>map(text -> subject -> subject.toString().contains(text))
                .orElse(subject -> true);
    }

    private static Map<String, String> listParameters(Asked asked, Span span) {
        Map<String, String> parameters = parameters(span);
        parameters.put("sort", asked.ranking().toString());
        parameters.put("order", asked.descending() ? "desc" : "asc");
        parameters.put("limit", Integer.toString(asked.limit()));
        parameters.put("spark", Boolean.toString(asked.spark()));
        asked.text("cidr").ifPresent(cidr -> parameters.put("cidr", cidr));
        asked.text("text").ifPresent(text -> parameters.put("text", text));
        return parameters;
    }

    Question<PeerAnswer> peer(String address, Asked asked) {
        Remote remote = Asked.valid(() -> Remote.parse(address));
        Subject subject = Subject.of(remote);
        Span span = asked.series(WindowSize.TEN_SECONDS);
        return new Question<>(
                API + "/peers/" + remote,
                parameters(span),
                Set.of(PeerPartition.of(subject, all.size())),
                PeerAnswer.of(span.answer(), remote.toString(), List.of()),
                PeerAnswer.class,
                view -> peer(view, subject, span));
    }

    private static PeerAnswer peer(PartitionView view, Subject subject, Span span) {
        List<PeerWindowAnswer> windows = new ArrayList<>();
        for (WindowKey window : span.windows()) {
            SubjectSum sum = view.of(subject, window, true);
            if (!sum.isEmpty()) {
                windows.add(new PeerWindowAnswer(
                        window.startMillis(),
                        sum.hosts(),
                        sum.revision(),
                        sum.closed(),
                        Rtt.of(sum.rtt()),
                        sum.worst().stream()
                                .map(share -> new HostShare(share.host(), Rtt.of(share.rtt())))
                                .toList()));
            }
        }
        return PeerAnswer.of(span.answer(), subject.toString(), windows);
    }

    Question<PeerHostsAnswer> peerHosts(String address, Asked asked) {
        Remote remote = Asked.valid(() -> Remote.parse(address));
        Subject subject = Subject.of(remote);
        Span span = asked.breakdown();
        return new Question<>(
                API + "/peers/" + remote + "/hosts",
                parameters(span),
                Set.of(PeerPartition.of(subject, all.size())),
                new PeerHostsAnswer(span.answer(), List.of(), NOTE),
                PeerHostsAnswer.class,
                view -> new PeerHostsAnswer(
                        span.answer(), TailShares.of(view.of(subject, span.windows(), true)), NOTE));
    }

    Question<HostAnswer> host(String name, Asked asked) {
        Subject subject = Subject.host(Asked.valid(() -> HostName.require(name)));
        Span span = asked.series(WindowSize.ONE_MINUTE);
        return new Question<>(
                API + "/hosts/" + name,
                parameters(span),
                all,
                HostAnswer.of(span.answer(), name, List.of()),
                HostAnswer.class,
                view -> host(view, subject, span));
    }

    private static HostAnswer host(PartitionView view, Subject subject, Span span) {
        List<HostWindowAnswer> windows = new ArrayList<>();
        for (WindowKey window : span.windows()) {
            SubjectSum sum = view.of(subject, window, false);
            if (!sum.isEmpty()) {
                windows.add(
                        new HostWindowAnswer(window.startMillis(), sum.revision(), sum.closed(), Rtt.of(sum.rtt())));
            }
        }
        return HostAnswer.of(span.answer(), subject.toString(), windows);
    }
}
