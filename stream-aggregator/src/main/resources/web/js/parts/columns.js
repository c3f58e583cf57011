// Columns that several tables have.

import { count, rttParts } from '../format.js';
import { el } from '../dom.js';

export const samples = { name: 'Samples', number: true, sort: 'samples', hint: 'TCP segments received', text: (row) => count(row.rtt.samples) };

const quantile = (name, key) => ({ name, number: true, sort: name, hint: 'estimate within its log2 slot', text: (row) => rttParts(row.rtt[key]) });

export const quantiles = [quantile('p50', 'p50Micros'), quantile('p90', 'p90Micros'), quantile('p99', 'p99Micros')];

export const mean = { name: 'Mean', number: true, sort: 'mean', hint: 'exact', text: (row) => rttParts(row.rtt.meanMicros) };

export const minRtt = { name: 'Min RTT', number: true, hint: "least RTT that the kernel measured on the sockets", text: (row) => rttParts(row.rtt.minRttMicros) };

/** A name that leads to its view. */
export const link = (name, hrefOf, textOf) => ({
  name,
  node: (row) => el('a.name', { href: hrefOf(row) }, textOf(row)),
  paint: (node, row) => node.setAttribute('href', hrefOf(row)),
});
