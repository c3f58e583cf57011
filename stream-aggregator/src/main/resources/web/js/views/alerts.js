// Alerts as they stand and as they were, with everything that is known of each.

import * as clock from '../clock.js';
import { el, fill, set } from '../dom.js';
import { alertDetail, badge, keyOf, since, subjectLink, summary } from '../parts/alerts.js';
import { panel } from '../parts/panel.js';

const TABS = [
  ['active', 'Firing and pending'], ['firing', 'Firing'], ['pending', 'Pending'], ['resolved', 'Resolved'], ['history', 'History of the range'],
];

export function alerts(page) {
  const tabs = TABS.map(([name, label]) => el('button', { type: 'button', onclick: () => page.go({ state: name === 'active' ? null : name }) }, label));
  const body = el('tbody');
  const empty = el('p.empty', { hidden: true }, 'None.');
  const open = new Set();
  const table = el('table.alerts', {}, el('caption.unseen', {}, 'Alerts'),
    el('thead', {}, el('tr', {}, ...['State', 'Subject', 'Rule', 'Since', 'For', 'What'].map((name) => el('th', { scope: 'col' }, name)))), body);
  const listing = panel('Alerts', { aside: el('div.segmented', { role: 'group', 'aria-label': 'State' }, ...tabs) },
    el('div.scroll', { tabindex: '0', role: 'region', 'aria-label': 'Alerts: table' }, table, empty));
  const only = el('p.note', { hidden: true });
  listing.element.querySelector('header').after(only);
  let shown = '';

  function show(list) {
    const state = JSON.stringify([list, [...open]]);
    if (state === shown) {
      return;
    }
    shown = state;
    fill(body, ...list.flatMap((alert) => rows(alert, list)));
    empty.hidden = list.length > 0;
  }

  function rows(alert, list) {
    const key = keyOf(alert);
    const expanded = open.has(key);
    const toggle = el('button.rule', { type: 'button', 'aria-expanded': String(expanded), onclick: () => {
      expanded ? open.delete(key) : open.add(key);
      show(list);
      [...body.querySelectorAll('button.rule')].find((button) => button.dataset.key === key)?.focus();
    } }, alert.rule);
    toggle.dataset.key = key;
    const row = el('tr', {}, el('td', {}, badge(alert.state)), el('td', {}, subjectLink(alert, page.hrefOf)), el('td', {}, toggle),
      el('td.time', {}, clock.instant(alert.sinceMillis)), el('td.time', {}, since(alert, Date.now())), el('td.words', {}, alert.verdict?.sentence ?? summary(alert)));
    return expanded ? [row, el('tr.more', {}, el('td', { colspan: '6' }, alertDetail(alert)))] : [row];
  }

  const wanted = () => page.params().get('state') ?? 'active';
  const chosen = () => ['rule', 'subject'].map((name) => page.params().get(name));
  const wantedOf = (list) => {
    const [rule, subject] = chosen();
    return list.filter((alert) => (rule === null || alert.rule === rule) && (subject === null || alert.subject === subject))
      .filter(({ state }) => wanted() !== 'active' || rule !== null || state !== 'resolved')
      .sort((a, b) => ORDER[a.state] - ORDER[b.state] || b.sinceMillis - a.sinceMillis);
  };
  const path = () => (wanted() === 'history' ? `alerts/history?${page.range()}` : `alerts?state=${wanted() === 'active' ? 'all' : wanted()}`);

  return {
    element: el('div.view', {}, el('h1.unseen', {}, 'Alerts'), listing.element),
    title: () => 'Alerts',
    parts: () => [{ path: path(), fault: listing.fault, show: (answer) => {
      const list = wantedOf(answer.alerts);
      if (page.params().has('rule') && list.length > 0 && open.size === 0) {
        open.add(keyOf(list[0]));
      }
      show(list);
    } }],
    csv: () => ({ path: `${path()}&format=csv`, name: 'alerts.csv' }),
    changed: () => {
      tabs.forEach((tab, i) => set(tab, { 'aria-pressed': String(TABS[i][0] === wanted()) }));
      only.hidden = !page.params().has('rule');
      fill(only, `Only ${chosen().filter(Boolean).join(' of ')}. `, el('a', { href: page.hrefOf('alerts') }, 'Show all'));
    },
    repaint: () => {
      shown = '';
      page.reload();
    },
    destroy: () => {},
  };
}

const ORDER = { firing: 0, pending: 1, resolved: 2 };
