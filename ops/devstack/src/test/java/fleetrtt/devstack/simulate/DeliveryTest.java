package fleetrtt.devstack.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    private static final FleetShape SHAPE = FleetShape.of(40, 10, 100, 1_800_000_000_000L);
    private static final int INTERVALS = 60;
    private static final int LONGEST = 6;

    private static Delivery rough(long seed) {
        return Delivery.prompt().withOutages(0.4, LONGEST).shuffledBy(seed);
    }

    private static List<List<Parcel>> sent(Delivery delivery) {
        List<List<Parcel>> sent = new ArrayList<>();
        for (long interval = 0; interval < INTERVALS; interval++) {
            sent.add(delivery.due(SHAPE, interval, interval == INTERVALS - 1));
        }
        return sent;
    }

    private static Map<Integer, List<Parcel>> byHost(Delivery delivery) {
        Map<Integer, List<Parcel>> hosts = new HashMap<>();
        sent(delivery)
                .forEach(due -> due.forEach(parcel -> hosts.computeIfAbsent(parcel.host(), unseen -> new ArrayList<>())
                        .add(parcel)));
        return hosts;
    }

    @ParameterizedTest
    @EnumSource(Replays.class)
    void everyIntervalIsNewOnceAndInOrderWithinItsHost(Replays replays) {
        Map<Integer, List<Parcel>> hosts = byHost(rough(7).replaying(replays));
        assertThat(hosts).hasSize(40);
        hosts.forEach((host, parcels) -> {
            List<Parcel> fresh =
                    parcels.stream().filter(parcel -> !parcel.again()).toList();
            List<Parcel> expected = new ArrayList<>();
            for (long interval = 0; interval < INTERVALS; interval++) {
                expected.add(Parcel.of(host, interval));
            }
            assertThat(fresh).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void someAreLateAndNoneLaterThanTheLongestOutage(long seed) {
        List<List<Parcel>> sent = sent(rough(seed));
        long latest = 0;
        for (int now = 0; now < INTERVALS; now++) {
            for (Parcel parcel : sent.get(now)) {
                latest = Math.max(latest, now - parcel.interval());
            }
        }
        assertThat(latest).isEqualTo(LONGEST);
    }

    @Test
    void whatIsSentAgainWasSentBeforeAndIsFollowedByTheRest() {
        byHost(rough(5).replaying(Replays.TAILS)).forEach((host, parcels) -> {
            for (int i = 0; i < parcels.size(); i++) {
                if (parcels.get(i).again()) {
                    assertThat(parcels.get(i - 1).interval())
                            .isEqualTo(parcels.get(i).interval());
                    assertThat(parcels.get(i + 1))
                            .isEqualTo(Parcel.of(host, parcels.get(i).interval() + 1));
                }
            }
        });
        assertThat(byHost(rough(5).replaying(Replays.TAILS)).values().stream()
                        .flatMap(List::stream)
                        .filter(Parcel::again)
                        .map(Parcel::firstRecord)
                        .distinct())
                .hasSizeGreaterThan(5);
    }

    @Test
    void everythingTwiceRepeatsWhatWasSentInItsOrder() {
        Map<Integer, List<Parcel>> once = byHost(rough(5));
        byHost(rough(5).replaying(Replays.EVERYTHING_TWICE)).forEach((host, parcels) -> {
            List<Parcel> again = parcels.stream().filter(Parcel::again).toList();
            assertThat(again)
                    .isEqualTo(once.getOrDefault(host, List.of()).stream()
                            .map(parcel -> parcel.again(0))
                            .toList());
        });
    }

    @Test
    void theSameSeedShufflesAlikeAndAnotherDoesNot() {
        assertThat(sent(rough(1))).isEqualTo(sent(rough(1))).isNotEqualTo(sent(rough(2)));
        assertThat(sent(Delivery.prompt()).get(0).stream().map(Parcel::host)).isSorted();
        assertThat(sent(rough(1)).get(0).stream().map(Parcel::host).toList())
                .isNotEqualTo(sent(rough(1)).get(1).stream().map(Parcel::host).toList());
    }
}
