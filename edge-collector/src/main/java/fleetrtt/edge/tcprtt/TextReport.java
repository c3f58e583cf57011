package fleetrtt.edge.tcprtt;

import fleetrtt.edge.kernel.KeyChoice;
import fleetrtt.edge.kernel.RttUnit;
import fleetrtt.edge.kernel.Samples;
import fleetrtt.text.TcprttTable;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Intervals byte for byte as the original prints them. */
record TextReport(boolean timestamp, boolean average, KeyChoice key, RttUnit unit) implements Report {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Override
    public String interval(ZonedDateTime end, double seconds, List<Section> sections) {
        StringBuilder text = new StringBuilder("\n");
        if (timestamp) {
            text.append(TIME.format(end)).append('\n');
        }
        for (Section section : sections) {
            text.append('\n').append(Labels.of(key)).append(" = ").append(section.value());
            text.append(average ? mean(section.samples()) : "").append('\n');
            text.append(TcprttTable.of(section.samples().slots(), Labels.of(unit)));
        }
        return text.toString();
    }

    private static String mean(Samples samples) {
        return " [AVG " + samples.sum() / samples.count() + "]";
    }
}
