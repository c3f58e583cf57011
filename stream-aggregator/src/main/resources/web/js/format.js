// Numbers and times as people read them: three significant digits and a unit.

import { slotHigh, slotLow } from './slots.js';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const NONE = '–';

/** A number and its unit apart, so that tables can align both: ['1.25', 'ms']. */
export function rttParts(micros) {
  if (micros === null || micros === undefined || Number.isNaN(micros)) {
    return [NONE, ''];
  }
  if (micros < 999.5) {
    return [digits(micros), 'µs'];
  }
  return micros < 999_500 ? [digits(micros / 1e3), 'ms'] : [digits(micros / 1e6), 's'];
}

function digits(value) {
  return value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

export const rtt = (micros) => rttParts(micros).join(' ').trim();

export const count = (value) => (value === null || value === undefined ? NONE : whole.format(value));

/** Exact up to a million, then with three significant digits: for places where a column must stay narrow. */
export function shortCount(value) {
  if (value < 1e6) {
    return count(value);
  }
  const [scaled, unit] = value < 1e9 ? [value / 1e6, 'M'] : [value / 1e9, 'G'];
  return `${digits(scaled)} ${unit}`;
}

export const times = (factor) => (factor === null || factor === undefined ? NONE : `× ${digits(factor)}`);

export const percent = (share) =>
  share === null || share === undefined ? NONE : `${(100 * share).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;

/** As percent, but never 100 % of what is not all, nor 0 % of what is not nothing. */
export function cumulativeShare(part, all) {
  if (part === 0 || part === all) {
    return part === 0 ? '0 %' : '100 %';
  }
  return `${Math.min(99.99, Math.max(0.01, (100 * part) / all)).toFixed(2)} %`;
}

export const slotText = (slot) => `${whole.format(slotLow(slot))} – ${whole.format(slotHigh(slot))} µs`;

export const slotBounds = (slot) => (slot === null ? NONE : `${rtt(slotLow(slot))} to ${rtt(slotHigh(slot))}`);

export function duration(millis) {
  if (millis === null || millis === undefined) {
    return NONE;
  }
  const size = Math.abs(millis);
  if (size < 1000) {
    return `${Math.round(millis)} ms`;
  }
  const seconds = Math.round(millis / 1000);
  if (size < 90_000) {
    return `${seconds} s`;
  }
  if (size < 90 * 60_000) {
    return two(seconds, 60, 'min', 's');
  }
  return size < 48 * 3_600_000 ? two(Math.round(seconds / 60), 60, 'h', 'min') : two(Math.round(seconds / 3600), 24, 'd', 'h');
}

function two(value, base, large, small) {
  const rest = value % base;
  return rest === 0 ? `${value / base} ${large}` : `${Math.trunc(value / base)} ${large} ${rest} ${small}`;
}
