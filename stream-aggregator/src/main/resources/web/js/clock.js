// Instants in the reader's zone or in UTC; always 24 hours and ISO order of the date.

import { preference } from './preferences.js';

const formats = new Map();

export const inUtc = () => preference('zone') === 'utc';

export const zoneName = () => (inUtc() ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone);

function parts(millis) {
  const zone = inUtc() ? 'UTC' : undefined;
  if (!formats.has(zone)) {
    const numbers = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' };
    formats.set(zone, new Intl.DateTimeFormat('en-GB', { ...numbers, hourCycle: 'h23', timeZone: zone }));
  }
  return Object.fromEntries(formats.get(zone).formatToParts(millis).map((part) => [part.type, part.value]));
}

export function time(millis, withSeconds = true) {
  const at = parts(millis);
  return withSeconds ? `${at.hour}:${at.minute}:${at.second}` : `${at.hour}:${at.minute}`;
}

export function day(millis) {
  const at = parts(millis);
  return `${at.year}-${at.month}-${at.day}`;
}

/** The time alone for today, else with its day. */
export function instant(millis) {
  if (millis === null || millis === undefined) {
    return '–';
  }
  return day(millis) === day(Date.now()) ? time(millis) : `${day(millis)} ${time(millis)}`;
}

export const dayAndTime = (millis) => `${day(millis)} ${time(millis)}`;

export function span(fromMillis, toMillis) {
  return day(fromMillis) === day(toMillis)
    ? `${day(fromMillis)} ${time(fromMillis)} – ${time(toMillis)}`
    : `${dayAndTime(fromMillis)} – ${dayAndTime(toMillis)}`;
}

/** What uPlot places its ticks by. */
export const plotDate = (millis) => {
  const at = new Date(millis);
  return inUtc() ? new Date(millis + at.getTimezoneOffset() * 60_000) : at;
};
