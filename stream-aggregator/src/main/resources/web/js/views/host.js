// One host: what it sees of everyone, and to whom it is slow.

import { el, fill } from '../dom.js';
import { duration } from '../format.js';
import { gridOf } from '../plot/grid.js';
import { Heatmap } from '../plot/heatmap.js';
import { Quantiles } from '../plot/quantiles.js';
import { alertList } from '../parts/alerts.js';
import { blamed } from '../parts/blame.js';
import { link, mean, minRtt, quantiles, samples } from '../parts/columns.js';
import { figuresOf } from '../parts/histogram.js';
import { figures, panel } from '../parts/panel.js';
import { Table } from '../parts/table.js';

export function host(page) {
  const name = page.subject;
  const path = `hosts/${encodeURIComponent(name)}`;
  const heat = new Heatmap({ title: `Smoothed RTT of ${name} to all its peers`, ...page.zooming });
  const lines = new Quantiles(page.zooming);
  const totals = figures();
  const blame = blamed();
  const table = new Table({
    caption: `Peers of ${name}`,
    keyOf: ({ remote }) => remote,
    empty: 'It talked to nobody in this time.',
    columns: [link('Peer', ({ remote }) => page.hrefOf('peer', remote), ({ remote }) => remote), ...quantiles, mean, minRtt, samples]
      .map(({ sort, ...column }) => column),
  });
  const note = el('p.note');
  const peers = panel('Peers, slowest first', {}, note, table.element);
  const list = alertList(page.hrefOf, 'None in this time.', false);
  const alerts = panel('Alerts', {}, list.element);
  const facts = el('dl.facts');
  const collector = panel('Collector', {}, facts);
  let shown = null;
  let reported = null;
  let history = [];

  function paint() {
    if (shown !== null) {
      const grid = gridOf(shown.span, shown.windows, reported);
      heat.show(grid, { colours: page.colours(), alerts: history });
      lines.show(grid);
    }
  }

  return {
    element: el('div.view', {},
      el('h1', {}, el('span.kind', {}, 'Host'), el('span.name', {}, name), blame.badge), blame.words, totals.element, heat.element, lines.element,
      el('div.split', {}, peers.element, el('div.side', {}, alerts.element, collector.element))),
    title: () => name,
    parts: () => [
      { path: `${path}?${page.range()}`, fault: page.fault, show: (answer) => {
        shown = answer;
        blame.show(answer.verdict);
        totals.show(figuresOf(answer.total));
        paint();
      } },
      { path: `${path}/peers?${page.range()}&limit=200`, fault: peers.fault, show: (answer) => {
        fill(note, answer.note ?? '');
        table.show(answer.peers);
      } },
      { path: `alerts/history?members=true&${page.range()}`, fault: alerts.fault, show: (answer) => {
        history = answer.alerts.filter(({ kind, subject }) => kind === 'host' && subject === name);
        list.show(history, Date.now());
        paint();
      } },
      { path: 'collectors', fault: collector.fault, show: ({ collectors }) => {
        const own = collectors.find((each) => each.host === name);
        fill(facts, ...(own === undefined ? [el('dt', {}, 'State'), el('dd', {}, 'no heartbeat known')] : factsOf(own)));
      } },
    ],
    csv: () => ({ path: `${path}?${page.range()}&format=csv`, name: `host-${name}.csv` }),
    repaint: () => {
      heat.repaint();
      lines.repaint();
      paint();
    },
    destroy: () => {
      heat.destroy();
      lines.destroy();
    },
  };
}

const factsOf = ({ state, version, kernel, attach, intervalMillis, lagMillis, skewMillis, overflowed, filters }) => [
  ['State', state], ['Version', version], ['Kernel', kernel], ['Attached', attach], ['Interval', duration(intervalMillis)],
  ['Lag', duration(lagMillis)], ['Clock skew', duration(skewMillis)], ['Overflowed', String(overflowed)], ['Filters', filters || 'none'],
].flatMap(([label, value]) => [el('dt', {}, label), el('dd', {}, value)]);
