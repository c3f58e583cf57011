package fleetrtt.localise;

import fleetrtt.address.IpAddress;
import fleetrtt.localise.TwoEnds.Joined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a window's matrix of shifts to verdicts. */
public final class Localiser {
    private Localiser() {}

    /**
     * Whose fault it is.
     *
     * @param owners names of hosts by their own addresses, as far as they are known; by them both ends of a path are joined
     */
    public static Diagnosis of(ShiftMatrix matrix, Map<IpAddress, String> owners) {
        Cells cells = Cells.of(matrix);
        Pursuit pursuit = new Pursuit(cells);
        List<Culprit> culprits = pursuit.run();
        Judge judge = new Judge(cells, pursuit);
        List<Joined> joined = new TwoEnds(cells, owners).join(culprits, judge);
        return new Diagnosis(
                joined.stream()
                        .map(one -> judge.of(one.culprit(), one.confidence()))
                        .toList(),
                new Accusations(
                                cells,
                                pursuit,
                                joined.stream().map(Localiser::culprits).toList())
                        .all());
    }

    private static List<Culprit> culprits(Joined joined) {
        List<Culprit> all = new ArrayList<>(joined.others());
        all.add(joined.culprit());
        return all;
    }
}
