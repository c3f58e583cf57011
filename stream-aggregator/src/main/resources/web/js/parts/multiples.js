// Small multiples: a histogram for each host or peer, guiltiest first, over the same slots and beside everyone's shape.

import { el, fill } from '../dom.js';
import { percent, rtt } from '../format.js';
import { slotRange } from '../slots.js';
import { bars } from './bars.js';

const MOST = 24;

export function multiples(hrefOf, nameOf) {
  const cards = el('ol.multiples');
  const more = el('p.empty');
  let shown = '';
  return {
    element: el('div', {}, cards, more),
    /** @param {Array<{rtt, shareOfTail}>} list guiltiest first @param {object} total everyone's histogram */
    show(list, total) {
      const state = JSON.stringify([list, total]);
      if (state === shown) {
        return;
      }
      shown = state;
      const range = slotRange([total, ...list.map((each) => each.rtt)]);
      fill(cards, ...list.slice(0, MOST).map((each) => el('li', {},
        el('div.who', {}, el('a.name', { href: hrefOf(each) }, nameOf(each)), el('span.share', {}, percent(each.shareOfTail), el('span.unit', {}, 'of tail'))),
        bars(each.rtt, total, range),
        el('div.what', {}, el('span', {}, `p50 ${rtt(each.rtt.p50Micros)}`), el('span', {}, `p99 ${rtt(each.rtt.p99Micros)}`)))));
      fill(more, list.length > MOST ? `and ${list.length - MOST} more; the table has them all` : '');
    },
    repaint() {
      shown = '';
    },
  };
}
