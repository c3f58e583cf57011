// The fleet: all RTT over time, who is slowest, what is firing, and whether all hosts report.

import { el, fill } from '../dom.js';
import { count, percent } from '../format.js';
import { gridOf } from '../plot/grid.js';
import { Heatmap } from '../plot/heatmap.js';
import { Reporting } from '../plot/reporting.js';
import { alertList } from '../parts/alerts.js';
import { figuresOf } from '../parts/histogram.js';
import { figures, panel } from '../parts/panel.js';
import { peerFilter } from '../parts/filter.js';
import { peerTable } from '../parts/peertable.js';
import { ALERTS, fleetWindows, slowestPeers, sorting } from '../questions.js';

export function fleet(page) {
  const heat = new Heatmap({ title: 'Smoothed RTT of all hosts to all peers', ...page.zooming });
  const hosts = new Reporting(page.zooming);
  const totals = figures();
  const filter = peerFilter(page);
  const peers = peerTable({ hrefOf: page.hrefOf, sort: (sort, order) => page.go({ sort, order }) });
  const found = el('span.note');
  const slowest = panel('Slowest peers', { aside: el('div.tools', {}, found, filter.element, page.csv(() => slowestPeers(page.params(), 'csv'), 'peers.csv')) }, peers.element);
  const list = alertList(page.hrefOf, 'Nothing is firing or pending.');
  const alerts = panel('Alerts', { aside: el('a', { href: page.hrefOf('alerts') }, 'all') }, list.element);
  const grid = el('div.split', {}, slowest.element, el('div.side', {}, alerts.element, hosts.element));

  async function showFleet({ span, windows, total }) {
    const columns = gridOf(span, windows);
    heat.show(columns, { colours: page.colours() });
    hosts.show(columns);
    totals.show([...figuresOf(total), completeness(windows)]);
  }

  function showPeers(answer) {
    const { sort, order } = sorting(page.params());
    peers.sorted(sort, order);
    peers.show(answer, page.colours());
    fill(found, `${count(answer.peers.length)} of ${count(answer.found)}`);
  }

  return {
    element: el('div.view', {}, el('h1.unseen', {}, 'Fleet'), totals.element, heat.element, grid),
    title: () => 'Fleet',
    parts: () => [
      { path: fleetWindows(page.params()), show: showFleet, fault: page.fault },
      { path: slowestPeers(page.params()), show: showPeers, fault: slowest.fault },
      { path: ALERTS, show: (answer) => list.show(active(answer.alerts), Date.now()), fault: alerts.fault },
    ],
    csv: () => ({ path: `${fleetWindows(page.params())}&format=csv`, name: 'fleet.csv' }),
    changed: () => filter.show(page.params()),
    repaint: () => {
      heat.repaint();
      hosts.repaint();
    },
    destroy: () => {
      heat.destroy();
      hosts.destroy();
    },
  };
}

const RANK = { firing: 0, pending: 1 };

const active = (alerts) => alerts.filter(({ state }) => state.toLowerCase() in RANK)
  .sort((a, b) => RANK[a.state.toLowerCase()] - RANK[b.state.toLowerCase()] || b.sinceMillis - a.sinceMillis);

/** Of the newest window that is closed, since in an open one hosts are still to report. */
function completeness(windows) {
  const newest = windows.filter(({ closed, expectedHosts }) => closed && expectedHosts !== null).at(-1);
  if (newest === undefined) {
    return { name: 'Hosts', value: count(windows.at(-1)?.hosts), note: 'completeness not known' };
  }
  const { reportingHosts, expectedHosts } = newest;
  return {
    name: 'Hosts',
    value: `${count(reportingHosts)} / ${count(expectedHosts)}`,
    note: `${percent(reportingHosts / expectedHosts)} reported`,
    kind: reportingHosts < expectedHosts ? 'warn' : '',
  };
}
