package fleetrtt.answer;

import java.util.List;

/** One column of a small heatmap: counts per slot from the first on. */
public record SparkPoint(long startMillis, int firstSlot, List<Long> counts) {}
