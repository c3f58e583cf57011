// Quantiles of a series as lines, each with the slot it fell into as a band: the value itself is an estimate within it.

import * as clock from '../clock.js';
import { count, rtt, slotBounds } from '../format.js';
import { QUANTILES, quantileSlot, slotOf } from '../slots.js';
import { el } from '../dom.js';
import { rttAxis, slotExtent } from './axes.js';
import { themeColour } from './colours.js';
import { AHEAD, FILLED, MISSING } from './grid.js';
import { band, missing, rttPosition, steps, within } from './paint.js';
import { TimePlot } from './timeplot.js';

const LOOKS = { p50: { dash: [], width: 2 }, p90: { dash: [2, 2], width: 1.5 }, p99: { dash: [6, 3], width: 1.5 } };

export class Quantiles {
  #plot;
  #grid = null;

  constructor({ title = 'Quantiles and min RTT', height = 190, zoom, zoomOut }) {
    this.#plot = new TimePlot({
      title, height, zoom, zoomOut,
      axis: rttAxis(),
      extent: () => this.#extent(),
      under: (u, grid) => within(u, (ctx, bbox) => missing(u, ctx, bbox, grid)),
      over: (u, grid) => within(u, (ctx) => this.#paint(u, ctx, grid)),
      describe,
      table,
    });
    this.#plot.keys.append(el('div.legend', {},
      ...QUANTILES.map(({ name }) => el(`span.key.line.${name}`, {}, name)), el('span.key.line.min', {}, 'min RTT'),
      el('span.key.band', {}, 'slot of p50, p99')));
    this.element = this.#plot.element;
  }

  show(grid) {
    this.#grid = grid;
    this.#plot.show(grid);
  }

  repaint() {
    this.#plot.repaint();
  }

  destroy() {
    this.#plot.destroy();
  }

  #extent() {
    const slots = this.#grid.columns.filter(({ state }) => state === FILLED).flatMap(({ window: { rtt: histogram } }) =>
      [histogram.minRttMicros ?? histogram.p50Micros, histogram.p99Micros].map(slotOf));
    return slotExtent(slots.length === 0 ? null : { first: Math.min(...slots), last: Math.max(...slots) });
  }

  #paint(u, ctx, grid) {
    for (const { name, share } of QUANTILES.filter((quantile) => quantile.name !== 'p90')) {
      const bounds = ({ rtt: histogram }) => {
        const slot = quantileSlot(histogram, share);
        return slot === null ? null : [slot, slot + 1];
      };
      band(u, ctx, grid, bounds, themeColour(`${name}-band`));
    }
    for (const { name, key } of QUANTILES) {
      steps(u, ctx, grid, (window) => rttPosition(window.rtt[key]), { colour: themeColour(name), ...LOOKS[name] });
    }
    steps(u, ctx, grid, (window) => rttPosition(window.rtt.minRttMicros), { colour: themeColour('min'), width: 1.5, dash: [1, 3] });
  }
}

function describe({ startMillis, endMillis, window, state }) {
  const head = clock.span(startMillis, endMillis);
  if (state !== FILLED) {
    return state === AHEAD ? null : { head, rows: [['samples', state === MISSING ? 'no data' : '0']] };
  }
  const { rtt: histogram } = window;
  return {
    head,
    rows: [
      ...QUANTILES.map(({ name, key, share }) => [name, `${rtt(histogram[key])}  (${slotBounds(quantileSlot(histogram, share))})`]),
      ['mean', rtt(histogram.meanMicros)],
      ['min RTT', rtt(histogram.minRttMicros)],
      ['samples', count(histogram.samples)],
    ],
  };
}

function table(grid) {
  return {
    columns: ['Window', 'Samples', 'Mean', 'Min RTT', ...QUANTILES.flatMap(({ name }) => [name, `${name} lies within`])],
    rows: grid.columns.filter(({ state }) => state === FILLED).map(({ startMillis, window: { rtt: histogram } }) => [
      clock.dayAndTime(startMillis), count(histogram.samples), rtt(histogram.meanMicros), rtt(histogram.minRttMicros),
      ...QUANTILES.flatMap(({ key, share }) => [rtt(histogram[key]), slotBounds(quantileSlot(histogram, share))]),
    ]),
  };
}
