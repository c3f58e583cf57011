// The figures of a histogram, in the order in which one asks for them.

import { count, rttParts, slotBounds } from '../format.js';
import { QUANTILES, quantileSlot } from '../slots.js';

export const figuresOf = (histogram) => [
  ...QUANTILES.map(({ name, key, share }) => ({ name, value: rttParts(histogram[key]), note: slotBounds(quantileSlot(histogram, share)) })),
  { name: 'Mean', value: rttParts(histogram.meanMicros), note: 'exact' },
  { name: 'Min RTT', value: rttParts(histogram.minRttMicros), note: 'kernel' },
  { name: 'Samples', value: count(histogram.samples), note: 'segments received' },
];
