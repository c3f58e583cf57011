package fleetrtt.localise;

/**
 * The suspect that explains most of what was left unexplained.
 *
 * @param suspect who
 * @param margin by which it is likelier than the next that would explain the same cells, as a log-likelihood ratio;
 *     infinite when there is none
 */
record Culprit(Suspect suspect, double margin) {}
