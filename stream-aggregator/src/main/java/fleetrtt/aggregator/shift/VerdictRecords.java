package fleetrtt.aggregator.shift;

import fleetrtt.aggregator.window.WindowKey;
import fleetrtt.localise.Accusation;
import fleetrtt.localise.Diagnosis;
import fleetrtt.localise.ShiftMatrix;
import fleetrtt.localise.Verdict;
import fleetrtt.wire.MatrixCell;
import fleetrtt.wire.SlowSubject;
import fleetrtt.wire.VerdictWindow;
import fleetrtt.wire.WindowVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What was found out of a minute, as it goes to its topic. */
public final class VerdictRecords {
    /** Rows, and columns, of the matrix that people see. */
    private static final int MOST = 64;

    /** Slow hosts and peers that a record holds, so that it stays far below what brokers take. */
    private static final int MOST_SLOW = 4096;

    private VerdictRecords() {}

    public static VerdictWindow of(WindowKey minute, ShiftMatrix matrix, Diagnosis diagnosis, int revision) {
        int[] hosts = slowest(matrix, true);
        int[] peers = slowest(matrix, false);
        return VerdictWindow.newBuilder()
                .setWindowStart(Instant.ofEpochMilli(minute.startMillis()))
                .setWindowMillis(Math.toIntExact(minute.size().millis()))
                .setHosts(matrix.hosts().size())
                .setPeers(matrix.peers().size())
                .setCells(matrix.size())
                .setVerdicts(diagnosis.verdicts().stream()
                        .map(VerdictRecords::verdict)
                        .toList())
                .setSlow(diagnosis.accusations().stream()
                        .limit(MOST_SLOW)
                        .map(VerdictRecords::slow)
                        .toList())
                .setMatrixHosts(Arrays.stream(hosts)
                        .mapToObj(host -> (CharSequence) matrix.hosts().get(host))
                        .toList())
                .setMatrixPeers(Arrays.stream(peers)
                        .mapToObj(
                                peer -> (CharSequence) matrix.peers().get(peer).toString())
                        .toList())
                .setMatrix(cells(matrix, hosts, peers))
                .setRevision(revision)
                .build();
    }

    private static WindowVerdict verdict(Verdict verdict) {
        return WindowVerdict.newBuilder()
                .setCulprit(verdict.blame().name().toLowerCase(Locale.ROOT))
                .setSubject(verdict.subject())
                .setHosts(verdict.hosts())
                .setPeers(verdict.peers())
                .setEffect(verdict.effect())
                .setError(verdict.error())
                .setConfidence(verdict.confidence())
                .setCellsFor(verdict.cellsFor())
                .setCellsAgainst(verdict.cellsAgainst())
                .setHostsFor(List.copyOf(verdict.hostsFor()))
                .setHostsAgainst(List.copyOf(verdict.hostsAgainst()))
                .setSentence(verdict.sentence())
                .build();
    }

    private static SlowSubject slow(Accusation accusation) {
        return new SlowSubject(accusation.isHost(), accusation.subject(), accusation.shift(), accusation.verdict());
    }

    /** Numbers of the rows, or columns, in which shifts above nothing add up to most. */
    private static int[] slowest(ShiftMatrix matrix, boolean rows) {
        double[] sums = new double[rows ? matrix.hosts().size() : matrix.peers().size()];
        int[] cells = new int[sums.length];
        for (int cell = 0; cell < matrix.size(); cell++) {
            int owner = rows ? matrix.host(cell) : matrix.peer(cell);
            sums[owner] += Math.max(0, matrix.shift(cell));
            cells[owner]++;
        }
        return IntStream.range(0, sums.length)
                .boxed()
                .sorted((left, right) ->
                        Double.compare(sums[right] / Math.max(1, cells[right]), sums[left] / Math.max(1, cells[left])))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<MatrixCell> cells(ShiftMatrix matrix, int[] hosts, int[] peers) {
        int[] rows = places(hosts, matrix.hosts().size());
        int[] columns = places(peers, matrix.peers().size());
        List<MatrixCell> cells = new ArrayList<>();
        for (int cell = 0; cell < matrix.size(); cell++) {
            int row = rows[matrix.host(cell)];
            int column = columns[matrix.peer(cell)];
            if (row >= 0 && column >= 0) {
                cells.add(new MatrixCell(row, column, (float) matrix.shift(cell), matrix.fresh(cell)));
            }
        }
        return cells;
    }

    private static int[] places(int[] chosen, int count) {
        int[] places = new int[count];
        Arrays.fill(places, -1);
        for (int place = 0; place < chosen.length; place++) {
            places[chosen[place]] = place;
        }
        return places;
    }
}
