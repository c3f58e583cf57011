// Axes: time with 24 hours, and smoothed RTT on log2 slots with ticks at round values.

import { time, day } from '../clock.js';
import { slotPosition } from '../slots.js';
import { themeColour } from './colours.js';

export const AXIS_WIDTH = 58;
const FONT = '11px system-ui, sans-serif';
const LEAST_SLOTS = 5;

function look() {
  return {
    font: FONT,
    stroke: () => themeColour('muted'),
    grid: { show: false },
    ticks: { stroke: () => themeColour('line'), width: 1, size: 4 },
    gap: 3,
  };
}

export function timeAxis() {
  return { ...look(), space: 64, size: 24, values: (u, splits, axis, space, step) => splits.map((at) => timeText(at, step)) };
}

function timeText(millis, stepMillis) {
  const clock = time(millis, stepMillis < 60_000);
  return clock === '00:00' ? day(millis).slice(5) : clock;
}

/** The y axis whose unit is one slot. */
export function rttAxis() {
  return {
    ...look(),
    size: AXIS_WIDTH,
    splits: (u) => ticks(u.scales.y.min, u.scales.y.max).map(slotPosition),
    values: (u) => ticks(u.scales.y.min, u.scales.y.max).map(roundRtt),
  };
}

/** Powers of ten, with 2 and 5 times those where few of them are in sight. */
function ticks(min, max) {
  const decades = Array.from({ length: 10 }, (_, power) => 10 ** power);
  const seen = (values) => values.filter((micros) => slotPosition(micros) >= min && slotPosition(micros) <= max);
  return seen(decades).length > 2 ? seen(decades) : seen(decades.flatMap((ten) => [ten, 2 * ten, 5 * ten]));
}

function roundRtt(micros) {
  if (micros < 1000) {
    return `${micros} µs`;
  }
  return micros < 1e6 ? `${micros / 1e3} ms` : `${micros / 1e6} s`;
}

export function countAxis() {
  return { ...look(), size: AXIS_WIDTH, space: 24, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 1e4, 1e5, 1e6] };
}

/** From the first to the last slot in sight, never fewer than a few. */
export function slotExtent(range) {
  if (range === null) {
    return [6, 6 + LEAST_SLOTS];
  }
  const lacking = Math.max(0, LEAST_SLOTS - (range.last + 1 - range.first));
  const first = Math.max(0, range.first - Math.ceil(lacking / 2));
  return [first, Math.max(range.last + 1, first + LEAST_SLOTS)];
}
