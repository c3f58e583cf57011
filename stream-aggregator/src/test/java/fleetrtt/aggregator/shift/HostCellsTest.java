package fleetrtt.aggregator.shift;

import static org.assertj.core.api.Assertions.assertThat;

import fleetrtt.address.IpAddress;
import fleetrtt.address.Other;
import fleetrtt.aggregator.window.PackedWriter;
import fleetrtt.aggregator.window.RttSum;
import fleetrtt.aggregator.window.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HostCellsTest {
    private static final long SEED = 20_260_101;
    private static final int PEERS = 50;
    private static final int MINUTES = 8;
    private static final int INTERVALS = 6;
    private static final long MINUTE = 60_000;

    private static RttSum report(int peer, int minute) {
        RttSum rtt = new RttSum();
        int slot = 8 + peer % 5 + (minute == MINUTES - 1 && peer == 7 ? 2 : 0);
        rtt.addCount(slot, 20);
        rtt.addSum(20L * (3L << (slot - 1)));
        rtt.addFresh(10);
        return rtt;
    }

    private static Subject peer(int number) {
        return Subject.of(IpAddress.parse("10.0.0." + (1 + number)));
    }

    private static void minute(HostCells cells, int minute, Random order) {
        List<Integer> peers = new ArrayList<>();
        for (int peer = 0; peer < PEERS; peer++) {
            peers.add(peer);
        }
        for (int interval = 0; interval < INTERVALS; interval++) {
            Collections.shuffle(peers, order);
            peers.forEach(peer -> cells.add(minute * MINUTE, minute, peer(peer), report(peer, minute)));
        }
    }

    private static Map<String, String> close(HostCells cells, int minute) {
        Map<String, String> shifts = new TreeMap<>();
        cells.close(
                minute * MINUTE,
                minute,
                (peer, shift, error, fresh, streak) ->
                        shifts.put(peer.toString(), String.format("%.6f %.6f %d %d", shift, error, fresh, streak)));
        return shifts;
    }

    @Test
    void theOrderOfPeersDoesNotMatter() {
        HostCells one = new HostCells();
        HostCells other = new HostCells();
        for (int minute = 0; minute < MINUTES; minute++) {
            minute(one, minute, new Random(SEED + minute));
            minute(other, minute, new Random(-SEED - minute));
            assertThat(close(one, minute)).as("seed " + SEED).isEqualTo(close(other, minute));
        }
    }

    @Test
    void theMinuteAfterMayBeginBeforeOneCloses() {
        HostCells cells = new HostCells();
        Map<String, String> last = Map.of();
        minute(cells, 0, new Random(SEED));
        for (int minute = 0; minute < MINUTES; minute++) {
            minute(cells, minute + 1, new Random(SEED + minute));
            last = close(cells, minute);
        }
        assertThat(last).hasSize(PEERS);
        assertThat(last.get(peer(7).toString())).matches("(2.0|1.9999).* 60 1");
        assertThat(last.get(peer(8).toString())).matches("-?0.0000.* 60 1");
    }

    @Test
    void whatIsOrdinarySurvivesARestartAndWhoIsSilentForADayDoesNot() {
        HostCells before = new HostCells();
        HostCells after = new HostCells();
        byte[] saved = {};
        for (int minute = 0; minute < MINUTES - 1; minute++) {
            minute(before, minute, new Random(SEED));
            close(before, minute);
            saved = before.save(new PackedWriter());
            after.load(saved);
        }
        assertThat(after.save(new PackedWriter())).isEqualTo(saved);
        minute(after, MINUTES - 1, new Random(SEED));
        assertThat(close(after, MINUTES - 1)).hasSize(PEERS);
        for (int minute = MINUTES; minute < MINUTES + 25 * 60; minute++) {
            close(after, minute);
        }
        assertThat(after.save(new PackedWriter())).isEmpty();
    }

    /** Though the minute after has begun, and those that are left get other numbers. */
    @Test
    void whoIsForgottenTakesNothingFromTheOthers() {
        HostCells cells = new HostCells();
        HostCells without = new HostCells();
        for (int minute = 0; minute < MINUTES + 25 * 60; minute++) {
            for (int peer = 0; peer < PEERS; peer++) {
                boolean stays = peer % 5 == 4;
                if (stays) {
                    without.add(minute * MINUTE, minute, peer(peer), report(peer, minute));
                }
                if (stays || minute < MINUTES) {
                    cells.add(minute * MINUTE, minute, peer(peer), report(peer, minute));
                }
            }
            if (minute > 0) {
                assertThat(close(cells, minute - 1)).containsAllEntriesOf(close(without, minute - 1));
            }
        }
        assertThat(cells.save(new PackedWriter())).isEqualTo(without.save(new PackedWriter()));
    }

    /** As a server on the internet has, beside those that it always talks to. */
    @Test
    void strangersThatComeAndGoLeaveRoomForTheOthersAndForTheRecord() {
        HostCells cells = new HostCells();
        Map<String, String> shifts = Map.of();
        for (int minute = 0; minute < 20; minute++) {
            for (int stranger = 0; stranger < 5_000; stranger++) {
                int address = minute * 5_000 + stranger;
                Subject subject = Subject.of(IpAddress.parse("2001:db8::" + Integer.toHexString(address >>> 16) + ":"
                        + Integer.toHexString(address & 0xFFFF)));
                cells.add(minute * MINUTE, minute, subject, report(stranger, minute));
            }
            for (int peer = 0; peer < PEERS; peer++) {
                cells.add(minute * MINUTE, minute, peer(peer), report(peer, minute));
            }
            shifts = close(cells, minute);
            assertThat(cells.save(new PackedWriter())).hasSizeLessThan(512 * 1024);
        }
        assertThat(shifts).hasSize(PEERS).containsKey(peer(7).toString());
    }

    @Test
    void onlyAddressesThatAreTheSameEverywhereAreJudged() {
        HostCells cells = new HostCells();
        List<Subject> subjects = Stream.of("127.0.0.1", "::1", "169.254.1.1", "fe80::1", "2001:db8::1", "192.0.2.1")
                .map(text -> Subject.of(IpAddress.parse(text)))
                .collect(Collectors.toCollection(ArrayList::new));
        subjects.add(Subject.of(Other.OTHER));
        for (int minute = 0; minute < MINUTES; minute++) {
            for (Subject subject : subjects) {
                cells.add(minute * MINUTE, minute, subject, report(1, minute));
            }
            if (minute < MINUTES - 1) {
                close(cells, minute);
            }
        }
        assertThat(close(cells, MINUTES - 1)).containsOnlyKeys("2001:db8::1", "192.0.2.1");
    }
}
