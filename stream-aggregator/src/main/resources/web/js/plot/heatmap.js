// The heatmap of a series: x time, y log2 slot, colour the count; p50 and p99 as lines over it.

import * as clock from '../clock.js';
import { count, cumulativeShare, percent, rtt, slotBounds, slotText } from '../format.js';
import { countIn, countUpTo, QUANTILES, quantileSlot, SLOTS, slotHigh, slotLow, slotRange } from '../slots.js';
import { rttAxis, slotExtent } from './axes.js';
import { colourScale, rampNow, themeColour } from './colours.js';
import { AHEAD, FILLED, MISSING } from './grid.js';
import { legend } from './legend.js';
import { alertBars, cells, missing, rttPosition, steps, within } from './paint.js';
import { TimePlot } from './timeplot.js';

export class Heatmap {
  #plot;
  #grid = null;
  #alerts = [];
  #scale = colourScale('log', []);
  #legend = legend();

  /** @param {{title: string, height?: number, zoom, zoomOut}} spec */
  constructor({ title, height = 270, zoom, zoomOut }) {
    this.#plot = new TimePlot({
      title, height, zoom, zoomOut,
      top: 14,
      axis: rttAxis(),
      extent: () => slotExtent(slotRange(this.#histograms())),
      under: (u, grid) => within(u, (ctx, bbox) => {
        missing(u, ctx, bbox, grid);
        cells(u, ctx, grid, this.#scale, rampNow());
      }),
      over: (u, grid) => this.#lines(u, grid),
      describe: (column, y) => this.#describe(column, Math.max(0, Math.min(SLOTS - 1, Math.floor(y)))),
      table: (grid) => heatTable(grid),
    });
    this.#plot.keys.append(this.#legend.element);
    this.element = this.#plot.element;
  }

  /**
   * @param {object} grid of gridOf
   * @param {{colours: string, alerts?: Array}} how
   */
  show(grid, { colours, alerts = [] }) {
    this.#grid = grid;
    this.#alerts = alerts;
    this.#scale = colourScale(colours, this.#histograms().flatMap((histogram) => histogram.counts));
    this.#legend.show(this.#scale);
    this.#plot.show(grid);
  }

  repaint() {
    this.#plot.repaint();
    this.#legend.show(this.#scale);
  }

  destroy() {
    this.#plot.destroy();
  }

  #histograms() {
    return (this.#grid?.columns ?? []).filter(({ state }) => state === FILLED).map(({ window }) => window.rtt);
  }

  #lines(u, grid) {
    const [colour, halo] = [themeColour('over-heat'), themeColour('over-heat-halo')];
    within(u, (ctx) => {
      steps(u, ctx, grid, ({ rtt: { p99Micros } }) => rttPosition(p99Micros), { colour, halo, width: 1.5, risers: false });
      steps(u, ctx, grid, ({ rtt: { p50Micros } }) => rttPosition(p50Micros), { colour, halo, width: 2 });
    });
    alertBars(u, u.ctx, u.bbox, this.#alerts, grid.span.toMillis);
  }

  #describe({ startMillis, endMillis, window, state }, slot) {
    const head = clock.span(startMillis, endMillis);
    if (state === AHEAD) {
      return null;
    }
    if (state === MISSING) {
      return { head, rows: [['no data', 'nobody reported']] };
    }
    if (state !== FILLED) {
      return { head, rows: [['samples', '0']] };
    }
    const { rtt: histogram } = window;
    return {
      head,
      rows: [
        [slotText(slot), `${count(countIn(histogram, slot))} samples`],
        [`up to ${rtt(slotHigh(slot))}`, cumulativeShare(countUpTo(histogram, slot), histogram.samples)],
        ['all', `${count(histogram.samples)} samples`],
        ...QUANTILES.map(({ name, key, share }) => [name, `${rtt(histogram[key])}  (${slotBounds(quantileSlot(histogram, share))})`]),
        ['hosts', hostsText(window)],
        ...this.#alertsAt(startMillis, endMillis).map((alert) => ['alert', `${alert.rule} (${alert.state})`]),
        ...(window.closed === false ? [['window', 'still open']] : []),
      ],
    };
  }

  #alertsAt(from, to) {
    return this.#alerts.filter(({ sinceMillis, resolvedMillis }) => sinceMillis < to && (resolvedMillis ?? Infinity) >= from);
  }
}

export function hostsText({ hosts, expectedHosts, reportingHosts }) {
  if (expectedHosts === null || expectedHosts === undefined) {
    return count(hosts);
  }
  return `${count(reportingHosts)} of ${count(expectedHosts)} reported (${percent(reportingHosts / expectedHosts)})`;
}

function heatTable(grid) {
  const filled = grid.columns.filter(({ state }) => state !== AHEAD);
  const range = slotRange(filled.filter(({ state }) => state === FILLED).map(({ window }) => window.rtt));
  const slots = range === null ? [] : Array.from({ length: range.last - range.first + 1 }, (_, i) => range.first + i);
  return {
    columns: ['Window', 'Samples', 'p50', 'p90', 'p99', 'Min RTT', ...slots.map((slot) => `from ${rtt(slotLow(slot))}`)],
    rows: filled.map(({ startMillis, window, state }) => [clock.dayAndTime(startMillis), ...row(window, state, slots)]),
  };
}

function row(window, state, slots) {
  if (state !== FILLED) {
    return [state === MISSING ? 'no data' : '0', '', '', '', '', ...slots.map(() => '')];
  }
  const { samples, p50Micros, p90Micros, p99Micros, minRttMicros } = window.rtt;
  return [count(samples), rtt(p50Micros), rtt(p90Micros), rtt(p99Micros), rtt(minRttMicros),
    ...slots.map((slot) => count(countIn(window.rtt, slot)))];
}
