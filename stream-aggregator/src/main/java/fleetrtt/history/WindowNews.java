package fleetrtt.history;

import fleetrtt.aggregator.window.WindowKey;

/** Told which windows changed, by the threads that change them; returns at once. */
@FunctionalInterface
public interface WindowNews {
    void changed(WindowKey window);
}
