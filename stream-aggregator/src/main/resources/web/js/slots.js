// log2 slots of smoothed RTT, as everywhere in FleetRTT: slot 0 holds 0 and 1 µs, slot k holds 2^k to 2^(k+1)-1 µs.
// A histogram is {firstSlot, counts, samples, ...}; its counts are per slot and not cumulative.

export const SLOTS = 29;

export const slotLow = (slot) => (slot === 0 ? 0 : 2 ** slot);

export const slotHigh = (slot) => 2 ** (slot + 1) - 1;

export const slotOf = (micros) => (micros < 2 ? 0 : Math.min(SLOTS - 1, Math.floor(Math.log2(micros))));

/** Where a value lies on an axis whose unit is one slot; slot k fills k to k+1. */
export const slotPosition = (micros) => (micros < 2 ? micros / 2 : Math.log2(micros));

export const countIn = (histogram, slot) => histogram.counts[slot - histogram.firstSlot] ?? 0;

/** Samples in a slot and all below it. */
export function countUpTo(histogram, slot) {
  const end = Math.max(0, slot - histogram.firstSlot + 1);
  return histogram.counts.slice(0, end).reduce((sum, count) => sum + count, 0);
}

/** First and last slot that hold a sample in any of the histograms; null when none does. */
export function slotRange(histograms) {
  let first = SLOTS;
  let last = -1;
  for (const histogram of histograms) {
    if (histogram.counts.length > 0) {
      first = Math.min(first, histogram.firstSlot);
      last = Math.max(last, histogram.firstSlot + histogram.counts.length - 1);
    }
  }
  return last < 0 ? null : { first, last };
}

/** The slot into which a quantile falls; null when the histogram is empty. */
export function quantileSlot(histogram, share) {
  if (histogram.samples === 0) {
    return null;
  }
  const rank = Math.max(1, Math.ceil(share * histogram.samples));
  let below = 0;
  for (let i = 0; i < histogram.counts.length; i++) {
    below += histogram.counts[i];
    if (below >= rank) {
      return histogram.firstSlot + i;
    }
  }
  return histogram.firstSlot + histogram.counts.length - 1;
}

export const QUANTILES = [
  { key: 'p50Micros', name: 'p50', share: 0.5 },
  { key: 'p90Micros', name: 'p90', share: 0.9 },
  { key: 'p99Micros', name: 'p99', share: 0.99 },
];
