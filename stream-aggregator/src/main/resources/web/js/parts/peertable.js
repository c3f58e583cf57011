// Ranked peers, each with a heatmap as small as a word.

import { count, rttParts, times } from '../format.js';
import { paintSpark, sparkCanvas, sparkFrame } from '../plot/spark.js';
import { link, mean, quantiles, samples } from './columns.js';
import { Table } from './table.js';

export function peerTable({ hrefOf, sort, caption = 'Peers, ranked' }) {
  let frame = null;
  const table = new Table({
    caption,
    keyOf: ({ remote }) => remote,
    empty: 'No peer matches in this time.',
    sort,
    columns: [
      link('Peer', ({ remote }) => hrefOf('peer', remote), ({ remote }) => remote),
      { name: 'RTT over time', node: sparkCanvas, paint: (canvas, { spark }) => spark && frame !== null && paintSpark(canvas, spark, frame) },
      ...quantiles,
      mean,
      { name: 'Excess', number: true, sort: 'excess', hint: 'p50 above min RTT: what queues and the peer add to the path', text: ({ excessMicros }) => rttParts(excessMicros) },
      { name: 'Slowdown', number: true, sort: 'slowdown', hint: "against the peer's own past; × 2 is twice as slow", text: ({ slowdown }) => times(slowdown) },
      { name: 'Hosts', number: true, sort: 'hosts', hint: 'distinct hosts that saw it', text: ({ hosts }) => count(hosts) },
      samples,
      { name: 'Verdict', hint: 'whose fault it is', text: ({ verdict }) => verdictWord(verdict) },
    ],
  });
  return {
    element: table.element,
    sorted: (key, order) => table.sorted(key, order),
    show({ span, peers }, colours) {
      frame = sparkFrame(span, peers.map(({ spark }) => spark ?? []), colours);
      table.show(peers);
    },
  };
}

export function verdictWord(verdict) {
  if (verdict === null || verdict === undefined) {
    return '–';
  }
  return (typeof verdict === 'string' ? verdict : (verdict.kind ?? verdict.culprit)).toLowerCase();
}
