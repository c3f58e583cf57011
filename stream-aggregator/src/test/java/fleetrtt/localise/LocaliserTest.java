package fleetrtt.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fleetrtt.address.IpAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocaliserTest {
    private static final long SEED = 20_260_101;

    private static TestMatrix fleet(double density) {
        return new TestMatrix(40, 60, density, SEED);
    }

    private static List<String> named(Diagnosis diagnosis) {
        return diagnosis.verdicts().stream()
                .map(verdict -> verdict.blame() + " " + verdict.subject())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1})
    void nothingIsSlowInNoise(double density) {
        Diagnosis diagnosis = fleet(density).diagnosis();
        assertThat(diagnosis.verdicts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1})
    void aPeerThatAllHostsSeeSlowIsAtFault(double density) {
        Diagnosis diagnosis = fleet(density).slow(1, (host, peer) -> peer == 7).diagnosis();
        assertThat(named(diagnosis)).containsExactly("PEER 10.0.0.8");
        Verdict verdict = diagnosis.verdicts().get(0);
        assertThat(verdict.effect()).isCloseTo(1, within(0.1));
        assertThat(verdict.error()).isBetween(0.001, 0.1);
        assertThat(verdict.confidence()).isGreaterThan(0.9);
        assertThat(verdict.hostsAgainst()).isEmpty();
        assertThat(verdict.sentence()).startsWith("peer 10.0.0.8 is ").contains(" times as slow as usual for ");
    }

    @Test
    void aHostFromWhichAllPeersAreSlowIsAtFaultAndItsPeersAreNot() {
        Diagnosis diagnosis = fleet(0.3).slow(1, (host, peer) -> host == 5).diagnosis();
        assertThat(named(diagnosis)).containsExactly("HOST h5");
        assertThat(diagnosis.accusations())
                .filteredOn(Accusation::isHost)
                .extracting(Accusation::subject)
                .containsExactly("h5");
    }

    @Test
    void aRackIsOneVerdictAndItsHostsAreAccusedOfItsFault() {
        Diagnosis diagnosis =
                fleet(0.3).slow(1.5, (host, peer) -> host / 10 == 2).diagnosis();
        assertThat(named(diagnosis)).containsExactly("HOST rack=r2");
        assertThat(diagnosis.accusations())
                .filteredOn(Accusation::isHost)
                .hasSize(10)
                .allMatch(accusation -> accusation.verdict() == 0);
    }

    @Test
    void aSubnetIsOneVerdict() {
        assertThat(named(fleet(0.3).slow(1, (host, peer) -> peer / 10 == 4).diagnosis()))
                .containsExactly("PEER 10.1.1.0/24");
        assertThat(named(fleet(0.3).slow(1, (host, peer) -> peer / 30 == 1).diagnosis()))
                .containsExactly("PEER 10.1.0.0/16");
    }

    @Test
    void aRackToASubnetIsAPath() {
        assertThat(named(fleet(0.3)
                        .slow(1, (host, peer) -> host / 10 == 3 && peer / 30 == 1)
                        .diagnosis()))
                .containsExactly("PATH rack=r3 - 10.1.0.0/16");
    }

    @Test
    void oneCellAloneIsAPathOnceItHasBeenSlowForThreeWindows() {
        TestMatrix slow = fleet(1).slow(2, (host, peer) -> host == 3 && peer == 9);
        assertThat(slow.windows(1).diagnosis().verdicts()).isEmpty();
        assertThat(named(slow.windows(2).diagnosis())).containsExactly("UNKNOWN h3 - 10.0.0.10");
        Diagnosis diagnosis = slow.windows(3).diagnosis();
        assertThat(named(diagnosis)).containsExactly("PATH h3 - 10.0.0.10");
        assertThat(diagnosis.verdicts().get(0).confidence()).isBetween(0.5, 0.7);
    }

    @Test
    void oneCellWithoutOthersOfItsHostIsNobodysFault() {
        ShiftMatrix.Builder matrix = new ShiftMatrix.Builder();
        matrix.row("lonely", Map.of()).cell(TestMatrix.peer(0), 3, 0.1, 100, 9);
        for (int host = 0; host < 10; host++) {
            matrix.row("h" + host, Map.of()).cell(TestMatrix.peer(0), 0, 0.1, 100, 1);
        }
        Diagnosis diagnosis = Localiser.of(matrix.build(), Map.of());
        assertThat(diagnosis.verdicts()).extracting(Verdict::blame).containsOnly(Blame.UNKNOWN);
    }

    @Test
    void everythingIsTheFleet() {
        assertThat(named(fleet(0.3).slow(0.8, (host, peer) -> true).diagnosis()))
                .containsExactly("FLEET fleet");
    }

    @Test
    void twoFaultsAtOnceAreBothNamed() {
        assertThat(named(fleet(0.5)
                        .slow(1, (host, peer) -> host / 10 == 1)
                        .slow(1.5, (host, peer) -> peer == 33)
                        .diagnosis()))
                .containsExactlyInAnyOrder("HOST rack=r1", "PEER 10.1.0.4");
    }

    @Test
    void manyStaleCellsDoNotOutvoteFewFreshOnes() {
        ShiftMatrix.Builder matrix = new ShiftMatrix.Builder();
        for (int host = 0; host < 20; host++) {
            matrix.row("h" + host, Map.of());
            for (int peer = 0; peer < 5; peer++) {
                boolean stale = peer == 0 && host >= 6;
                double shift = peer == 0 && !stale ? 1.5 : 0;
                matrix.cell(TestMatrix.peer(peer), shift, 0.1, stale ? 0 : 50, 1);
            }
        }
        assertThat(named(Localiser.of(matrix.build(), Map.of()))).containsExactly("PEER 10.0.0.1");
    }

    @Test
    void aHostThatIsAlsoAPeerIsOneCulpritAndSurerThanFromOneEnd() {
        ShiftMatrix.Builder matrix = new ShiftMatrix.Builder();
        for (int host = 0; host < 6; host++) {
            matrix.row("h" + host, Map.of());
            for (int peer = 0; peer < 6; peer++) {
                if (peer != host) {
                    matrix.cell(TestMatrix.peer(peer), host == 2 || peer == 2 ? 1.5 : 0, 0.1, 100, 1);
                }
            }
        }
        ShiftMatrix mesh = matrix.build();
        Map<IpAddress, String> owners = Map.of(TestMatrix.peer(2), "h2");
        Diagnosis one = Localiser.of(mesh, Map.of());
        Diagnosis both = Localiser.of(mesh, owners);
        assertThat(named(one)).containsExactlyInAnyOrder("HOST h2", "PEER 10.0.0.3");
        assertThat(named(both)).containsExactly("HOST h2");
        assertThat(both.verdicts().get(0).confidence())
                .isGreaterThan(one.verdicts().get(0).confidence());
        assertThat(both.accusations()).allMatch(accusation -> accusation.verdict() == 0);
    }

    @Test
    void aPathAndTheWayBackAreOne() {
        ShiftMatrix.Builder matrix = new ShiftMatrix.Builder();
        for (int host = 0; host < 6; host++) {
            matrix.row("h" + host, Map.of());
            for (int peer = 0; peer < 6; peer++) {
                if (peer != host) {
                    boolean slow = (host == 1 && peer == 4) || (host == 4 && peer == 1);
                    matrix.cell(TestMatrix.peer(peer), slow ? 2.5 : 0, 0.1, 100, 2);
                }
            }
        }
        Map<IpAddress, String> owners = Map.of(TestMatrix.peer(1), "h1", TestMatrix.peer(4), "h4");
        Diagnosis diagnosis = Localiser.of(matrix.build(), owners);
        assertThat(diagnosis.verdicts()).hasSize(1);
        assertThat(diagnosis.verdicts().get(0).blame()).isEqualTo(Blame.PATH);
        assertThat(diagnosis.verdicts().get(0).confidence()).isGreaterThan(0.6);
    }

    @Test
    void aFleetThatBecomesFasterMakesNobodySlow() {
        assertThat(fleet(0.5).slow(-1, (host, peer) -> host != 4).diagnosis().verdicts())
                .isEmpty();
    }
}
