// Collectors: what runs where, and whether it keeps up, as they said themselves.

import * as clock from '../clock.js';
import { el } from '../dom.js';
import { count, duration } from '../format.js';
import { link } from '../parts/columns.js';
import { figures, panel } from '../parts/panel.js';
import { Table } from '../parts/table.js';

const split = (text) => {
  const at = text.lastIndexOf(' ');
  return at < 0 ? text : [text.slice(0, at), text.slice(at + 1)];
};

export function collectors(page) {
  const totals = figures();
  const table = new Table({
    caption: 'Collectors',
    keyOf: ({ host }) => host,
    empty: 'No collector has sent a heartbeat.',
    columns: [
      link('Host', ({ host }) => page.hrefOf('host', host), ({ host }) => host),
      { name: 'State', node: () => el('span.badge'), paint: (badge, { state }) => {
        badge.className = `badge ${state}`;
        badge.textContent = state;
      } },
      { name: 'Last seen', class: 'time', text: ({ lastSeenMillis }) => clock.instant(lastSeenMillis) },
      { name: 'Lag', number: true, hint: 'what waits in the outbox, as time', text: ({ lagMillis }) => split(duration(lagMillis)) },
      { name: 'Skew', number: true, hint: "brokers' clock less the host's", text: ({ skewMillis }) => split(duration(skewMillis)) },
      { name: 'Seen', number: true, hint: 'samples since the program was attached', text: ({ seen }) => count(seen) },
      { name: 'Published', number: true, hint: 'samples acknowledged by the brokers', text: ({ published }) => count(published) },
      { name: 'Overflowed', number: true, hint: 'samples that went to `other`, since the kernel map was full', text: ({ overflowed }) => count(overflowed) },
      { name: 'Outbox', number: true, hint: 'intervals on disk that are not yet acknowledged', text: ({ outboxRows }) => count(outboxRows) },
      { name: 'Interval', number: true, text: ({ intervalMillis }) => split(duration(intervalMillis)) },
      { name: 'Attached to', text: ({ attach }) => attach },
      { name: 'Kernel', text: ({ kernel }) => kernel },
      { name: 'Version', text: ({ version }) => version },
    ],
  });
  const all = panel('Collectors', {}, table.element);
  const how = (list, state) => list.filter((each) => each.state === state).length;
  const most = (list, key) => list.reduce((worst, each) => Math.max(worst, Math.abs(each[key] ?? 0)), 0);
  return {
    element: el('div.view', {}, el('h1.unseen', {}, 'Collectors'), totals.element, all.element),
    title: () => 'Collectors',
    timeless: true,
    parts: () => [{ path: 'collectors', fault: all.fault, show: ({ collectors: list }) => {
      const missing = how(list, 'missing');
      const late = how(list, 'late');
      const overflowed = list.reduce((sum, each) => sum + each.overflowed, 0);
      totals.show([
        { name: 'Collectors', value: count(list.length), note: 'known' },
        { name: 'Reporting', value: count(how(list, 'reporting')) },
        { name: 'Late', value: count(late), kind: late > 0 ? 'warn' : '' },
        { name: 'Missing', value: count(missing), kind: missing > 0 ? 'bad' : '' },
        { name: 'Most lag', value: split(duration(most(list, 'lagMillis'))) },
        { name: 'Most skew', value: split(duration(most(list, 'skewMillis'))) },
        { name: 'Overflowed', value: count(overflowed), note: 'samples', kind: overflowed > 0 ? 'warn' : '' },
      ]);
      const rank = { missing: 0, late: 1, reporting: 2 };
      table.show([...list].sort((a, b) => rank[a.state] - rank[b.state] || a.host.localeCompare(b.host, 'en', { numeric: true })));
    } }],
    csv: () => ({ path: 'collectors?format=csv', name: 'collectors.csv' }),
    repaint: () => {},
    destroy: () => {},
  };
}
