// Alerts as people read them. Rules, labels and annotations are other people's words: text, never markup.

import * as clock from '../clock.js';
import { count, duration, rtt, times } from '../format.js';
import { el, fill } from '../dom.js';
import { bars } from './bars.js';

export const STATES = { firing: 'Firing', pending: 'Pending', resolved: 'Resolved' };

/** A word and a shape beside the colour. */
export const badge = (state) => el(`span.badge.${state.toLowerCase()}`, {}, STATES[state.toLowerCase()] ?? state);

export const keyOf = ({ rule, subject, sinceMillis }) => `${rule}\n${subject}\n${sinceMillis}`;

const subjectView = ({ kind }) => ({ peer: 'peer', host: 'host' })[kind.toLowerCase()] ?? 'fleet';

export function subjectLink(alert, hrefOf) {
  if (/^culprit\//.test(alert.rule) && (alert.kind === 'path' || /[=/]/.test(alert.subject))) {
    return el('span.name', {}, alert.subject);
  }
  const view = subjectView(alert);
  return el('a.name', { href: hrefOf(view, view === 'fleet' ? '' : alert.subject) }, alert.subject);
}

export const summary = ({ annotations, threshold }) => annotations?.summary ?? annotations?.description ?? threshold ?? '';

export function since({ sinceMillis, resolvedMillis }, nowMillis) {
  return duration((resolvedMillis ?? nowMillis) - sinceMillis);
}

/** The few that matter now, for the fleet's page and those of peers and hosts. */
export function alertList(hrefOf, empty, withSubject = true) {
  const element = el('ul.alerts');
  return {
    element,
    show(alerts, nowMillis) {
      const items = alerts.map((alert) => el('li', {},
        badge(alert.state), withSubject && subjectLink(alert, hrefOf),
        el('span.age', {}, since(alert, nowMillis)),
        el('a.rule', { href: hrefOf('alerts', '', { rule: alert.rule, subject: alert.subject }) }, alert.rule),
        el('p', {}, alert.verdict?.sentence ?? summary(alert))));
      fill(element, ...(items.length > 0 ? items : [el('li.empty', {}, empty)]));
    },
  };
}

/** Everything that is known of one alert. */
export function alertDetail(alert) {
  const facts = [
    ['Condition', alert.threshold],
    ['Since', clock.dayAndTime(alert.sinceMillis)],
    ['Fired', alert.firedMillis ? clock.dayAndTime(alert.firedMillis) : null],
    ['Resolved', alert.resolvedMillis ? `${clock.dayAndTime(alert.resolvedMillis)}${alert.reason ? `, ${alert.reason.toLowerCase()}` : ''}` : null],
    ['Stands for', members(alert.members)],
    ['Told with', alert.groupRule && alert.culprit],
    ['Worst hosts', alert.hosts?.map(({ host }) => host).join(', ')],
    ['Verdict', alert.verdict?.sentence ?? alert.verdict?.culprit],
    ['Confidence', alert.verdict?.confidence?.toFixed(2)],
    ['Speaking for it', alert.verdict?.hostsFor?.join(', ')],
    ['Against it', alert.verdict?.hostsAgainst?.join(', ')],
    ['Values', pairs(alert.values, valueText)],
    ['Labels', pairs(alert.labels, String)],
    ...Object.entries(alert.annotations ?? {}),
  ].filter(([, text]) => text);
  return el('div.detail', {},
    el('dl.facts', {}, ...facts.flatMap(([name, text]) => [el('dt', {}, name), el('dd', {}, text)])),
    alert.before && el('div', {}, el('h3', {}, 'Before'), bars(alert.before, alert.after)),
    alert.after && el('div', {}, el('h3', {}, 'When it fired'), bars(alert.after, alert.before)));
}

function members(all = []) {
  return all.map(({ subject, joinedMillis, leftMillis, reason }) => `${subject} since ${clock.dayAndTime(joinedMillis)}${leftMillis ? ` to ${clock.dayAndTime(leftMillis)}, ${reason}` : ''}`).join('; ');
}

const pairs = (map, text) => Object.entries(map ?? {}).map(([name, value]) => `${name} = ${text(value, name)}`).join('   ');

const DIMENSIONLESS = { slowdown: times, samples: count, hosts: count, completeness: (value) => value.toFixed(2), shift: (value) => value.toFixed(2) };

function valueText(value, name) {
  if (DIMENSIONLESS[name] !== undefined) {
    return DIMENSIONLESS[name](value);
  }
  return /history|window/.test(name) ? duration(value / 1000) : rtt(value);
}
