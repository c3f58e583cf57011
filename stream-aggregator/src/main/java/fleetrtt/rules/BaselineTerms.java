package fleetrtt.rules;

import java.time.Duration;

/**
 * What a rule asks of a baseline.
 *
 * @param halfLife age at which what was learned counts half
 * @param history least time that must have been learned, decayed as the baseline is, before anything is compared
 */
public record BaselineTerms(Duration halfLife, Duration history) {
    /** What a baseline that learns without a gap approaches, in half-lives. */
    private static final double LONGEST = 1 / Math.log(2);

    public BaselineTerms {
        if (halfLife.toMinutes() < 1) {
            throw new IllegalArgumentException("half-life " + halfLife + " is less than a minute");
        }
        if (history.toMillis() > 0.9 * LONGEST * halfLife.toMillis()) {
            throw new IllegalArgumentException("a history of " + history.toSeconds()
                    + " s is never reached with a half-life of " + halfLife.toSeconds()
                    + " s; ask for at most 1.29 half-lives");
        }
    }
}
