// Hosts, ranked as peers are.

import { el, fill } from '../dom.js';
import { count, rttParts, times } from '../format.js';
import { paintSpark, sparkCanvas, sparkFrame } from '../plot/spark.js';
import { link, mean, quantiles, samples } from '../parts/columns.js';
import { panel } from '../parts/panel.js';
import { Table } from '../parts/table.js';
import { verdictWord } from '../parts/peertable.js';

const HOSTS = 100;

export function hosts(page) {
  let frame = null;
  const table = new Table({
    caption: 'Hosts, ranked',
    keyOf: ({ host }) => host,
    empty: 'No host reported in this time.',
    sort: (sort, order) => page.go({ sort, order }),
    columns: [
      link('Host', ({ host }) => page.hrefOf('host', host), ({ host }) => host),
      { name: 'RTT over time', node: sparkCanvas, paint: (canvas, { spark }) => spark && frame !== null && paintSpark(canvas, spark, frame) },
      ...quantiles, mean,
      { name: 'Excess', number: true, sort: 'excess', hint: 'p50 above min RTT', text: ({ excessMicros }) => rttParts(excessMicros) },
      { name: 'Slowdown', number: true, sort: 'slowdown', hint: "against the host's own past", text: ({ slowdown }) => times(slowdown) },
      samples,
      { name: 'Verdict', text: ({ verdict }) => verdictWord(verdict) },
    ],
  });
  const found = el('span.note');
  const query = (format) => {
    const { sort, order } = sorting(page.params());
    return `hosts?${page.range()}&sort=${sort}&order=${order}&limit=${format === '' ? HOSTS : 1000}&spark=${format === ''}${format}`;
  };
  const ranked = panel('Hosts', { aside: el('div.tools', {}, found) }, table.element);
  return {
    element: el('div.view', {}, el('h1.unseen', {}, 'Hosts'), ranked.element),
    title: () => 'Hosts',
    parts: () => [{ path: query(''), fault: ranked.fault, show: ({ span, hosts: rows, found: all }) => {
      const { sort, order } = sorting(page.params());
      frame = sparkFrame(span, rows.map(({ spark }) => spark ?? []), page.colours());
      table.sorted(sort, order);
      table.show(rows);
      fill(found, `${count(rows.length)} of ${count(all)}`);
    } }],
    csv: () => ({ path: query('&format=csv'), name: 'hosts.csv' }),
    repaint: () => page.reload(),
    destroy: () => {},
  };
}

const sorting = (params) => ({ sort: params.get('sort') ?? 'p99', order: params.get('order') === 'asc' ? 'asc' : 'desc' });
