// The windows of a span, each in its place, so that what is missing has a place too.

export const MISSING = 'missing';
export const EMPTY = 'empty';
export const FILLED = 'filled';
export const AHEAD = 'ahead';

/** What is so young may still be on its way. */
const SETTLE_MILLIS = 20_000;

/**
 * @param {{fromMillis: number, toMillis: number, windowMillis: number}} span
 * @param {Array<{startMillis: number, rtt: object}>} windows in any order
 * @param {?Set<number>} reported starts of windows in which anybody reported: there, no window means no sample.
 *     null: no window means that nothing is known.
 * @returns {{span, columns: Array<{startMillis, endMillis, window, state}>}} in order of time
 */
export function gridOf(span, windows, reported = null) {
  const size = span.windowMillis;
  const byStart = new Map(windows.map((window) => [window.startMillis, window]));
  const columns = [];
  for (let start = Math.floor(span.fromMillis / size) * size; start < span.toMillis; start += size) {
    const window = byStart.get(start) ?? null;
    columns.push({ startMillis: start, endMillis: start + size, window, state: stateOf(window, start + size, span, reported) });
  }
  return { span, columns };
}

function stateOf(window, end, span, reported) {
  if (window !== null) {
    return window.rtt.samples > 0 ? FILLED : EMPTY;
  }
  if (reported?.has(end - span.windowMillis)) {
    return EMPTY;
  }
  return end > Math.min(span.toMillis, Date.now() - SETTLE_MILLIS) ? AHEAD : MISSING;
}
