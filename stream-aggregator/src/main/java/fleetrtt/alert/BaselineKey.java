package fleetrtt.alert;

import fleetrtt.rules.Rule;
import fleetrtt.time.WindowSize;

/**
 * Which of a subject's baselines is meant; rules with the same share it.
 *
 * @param window size of the windows it learns
 * @param halfLifeMillis age at which a sample counts half, in milliseconds
 */
record BaselineKey(WindowSize window, long halfLifeMillis) {
    static BaselineKey of(Rule rule) {
        return new BaselineKey(rule.window(), rule.baseline().halfLife().toMillis());
    }
}
