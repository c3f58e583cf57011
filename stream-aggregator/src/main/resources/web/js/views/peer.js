// One peer: since when it is slow, seen from where, and what its window looks like to tcprtt.

import { el, fill } from '../dom.js';
import { count, percent, times } from '../format.js';
import { gridOf } from '../plot/grid.js';
import { Heatmap } from '../plot/heatmap.js';
import { Quantiles } from '../plot/quantiles.js';
import { alertList } from '../parts/alerts.js';
import { blamed } from '../parts/blame.js';
import { link, mean, quantiles, samples } from '../parts/columns.js';
import { figuresOf } from '../parts/histogram.js';
import { multiples } from '../parts/multiples.js';
import { figures, panel } from '../parts/panel.js';
import { Table } from '../parts/table.js';

export function peer(page) {
  const remote = page.subject;
  const path = `peers/${encodeURIComponent(remote)}`;
  const heat = new Heatmap({ title: `Smoothed RTT of all hosts to ${remote}`, ...page.zooming });
  const lines = new Quantiles(page.zooming);
  const totals = figures();
  const blame = blamed();
  const cards = multiples(({ host }) => page.hrefOf('host', host), ({ host }) => host);
  const table = new Table({
    caption: `Hosts that talk to ${remote}`,
    keyOf: ({ host }) => host,
    empty: 'No host talked to it in this time.',
    columns: [
      link('Host', ({ host }) => page.hrefOf('host', host), ({ host }) => host),
      { name: 'Share of tail', number: true, hint: "of the peer's samples above its p99 slot or so", text: ({ shareOfTail }) => percent(shareOfTail) },
      ...quantiles, mean, samples,
    ].map(({ sort, ...column }) => column),
  });
  const note = el('p.note');
  const hosts = panel('By host, guiltiest first', {}, note, cards.element, el('details', {}, el('summary', {}, 'Table of hosts'), table.element));
  const listing = el('pre', { tabindex: '0', 'aria-label': 'The same as tcprtt prints it' });
  const text = panel('As tcprtt prints it', {}, listing);
  const list = alertList(page.hrefOf, 'None in this time.', false);
  const alerts = panel('Alerts', {}, list.element);
  let shown = null;
  let reported = null;
  let history = [];
  let hostRows = null;

  function paint() {
    if (shown === null) {
      return;
    }
    const grid = gridOf(shown.span, shown.windows, reported);
    heat.show(grid, { colours: page.colours(), alerts: history });
    lines.show(grid);
    if (hostRows !== null) {
      cards.show(hostRows, shown.total);
    }
  }

  const parts = () => [
    { path: `${path}?${page.range()}`, show: (answer) => {
      shown = answer;
      blame.show(answer.verdict);
      totals.show([...figuresOf(answer.total), seenFrom(answer.windows)]);
      paint();
    }, fault: page.fault },
    { path: `peers?${page.range()}&text=${encodeURIComponent(remote)}&limit=20`, show: ({ peers }) => {
      const own = peers.find((each) => each.remote === remote);
      totals.show([slowdownOf(own ?? { slowdown: null })]);
    } },
    { path: `${path}/hosts?${page.range()}`, show: (answer) => {
      hostRows = answer.hosts;
      fill(note, [answer.note, 'Bars are the host, the outline is all hosts together.'].filter(Boolean).join(' '));
      table.show(answer.hosts);
      paint();
    }, fault: hosts.fault },
    // Where others reported, a window without this peer is one without samples, and not one that is missing.
    { path: `fleet?${page.range()}`, show: (answer) => {
      reported = new Set(answer.windows.map(({ startMillis }) => startMillis));
      paint();
    } },
    { path: `alerts/history?members=true&${page.range()}`, show: (answer) => {
      history = answer.alerts.filter(({ kind, subject }) => kind.toLowerCase() === 'peer' && subject === remote);
      list.show(history, Date.now());
      paint();
    }, fault: alerts.fault },
    { path: `${path}?${page.range()}&format=tcprtt`, text: true, show: (answer) => fill(listing, answer), fault: text.fault },
  ];

  return {
    element: el('div.view', {},
      el('h1', {}, el('span.kind', {}, 'Peer'), el('span.name', {}, remote), blame.badge), blame.words, totals.element, heat.element, lines.element,
      el('div.split.even', {}, hosts.element, el('div.side', {}, alerts.element, text.element))),
    title: () => remote,
    parts,
    csv: () => ({ path: `${path}?${page.range()}&format=csv`, name: `peer-${remote}.csv` }),
    repaint: () => {
      heat.repaint();
      lines.repaint();
      cards.repaint();
      paint();
    },
    destroy: () => {
      heat.destroy();
      lines.destroy();
    },
  };
}

const slowdownOf = ({ slowdown }) => ({
  name: 'Slowdown', value: times(slowdown), note: slowdown === null ? 'no past to compare with' : 'of the 24 h before', kind: slowdown >= 2 ? 'bad' : '',
});

const seenFrom = (windows) => ({ name: 'Hosts', value: count(windows.reduce((most, { hosts }) => Math.max(most, hosts), 0)), note: 'at most in a window' });
