package fleetrtt.query;

import fleetrtt.answer.Ranking;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What peers may be sorted by; not everything everywhere. */
enum ListSort {
    P99,
    P90,
    P50,
    MEAN,
    SLOWDOWN,
    EXCESS,
    SAMPLES,
    HOSTS,
    ADDRESS;

    /** The same for an aggregator; empty when it does not sort so. */
    Optional<Ranking> overHttp() {
        return Arrays.stream(Ranking.values())
                .filter(ranking -> ranking.name().equals(name()))
                .findFirst();
    }

    /** The same for what is read from topics; empty when that is not known there. */
    Optional<PeerSort> fromTopics() {
        return Arrays.stream(PeerSort.values())
                .filter(sort -> sort.name().equals(name()))
                .findFirst();
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
