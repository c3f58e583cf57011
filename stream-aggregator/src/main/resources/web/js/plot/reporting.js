// How complete each window is: hosts that reported, of those that were expected.

import * as clock from '../clock.js';
import { count } from '../format.js';
import { el } from '../dom.js';
import { countAxis } from './axes.js';
import { themeColour } from './colours.js';
import { AHEAD, MISSING } from './grid.js';
import { hostsText } from './heatmap.js';
import { band, missing, steps, within } from './paint.js';
import { TimePlot } from './timeplot.js';

const reporting = (window) => window.reportingHosts ?? window.hosts;

export class Reporting {
  #plot;
  #grid = null;

  constructor({ title = 'Hosts reporting', height = 96, zoom, zoomOut }) {
    this.#plot = new TimePlot({
      title, height, zoom, zoomOut,
      axis: countAxis(),
      extent: () => [0, 1.1 * Math.max(1, ...this.#grid.columns.map(({ window }) => (window === null ? 0 : Math.max(reporting(window), window.expectedHosts ?? 0))))],
      under: (u, grid) => within(u, (ctx, bbox) => missing(u, ctx, bbox, grid)),
      over: (u, grid) => within(u, (ctx) => {
        band(u, ctx, grid, (window) => [0, reporting(window)], themeColour('reporting'));
        band(u, ctx, grid, lacking, themeColour('lacking'));
        steps(u, ctx, grid, (window) => window.expectedHosts, { colour: themeColour('muted'), width: 1 });
      }),
      describe: ({ startMillis, endMillis, window, state }) => (state === AHEAD ? null : {
        head: clock.span(startMillis, endMillis), rows: [['hosts', state === MISSING || window === null ? 'no data' : hostsText(window)]],
      }),
      table: (grid) => ({
        columns: ['Window', 'Reporting', 'Expected'],
        rows: grid.columns.filter(({ window }) => window !== null).map(({ startMillis, window }) =>
          [clock.dayAndTime(startMillis), count(reporting(window)), count(window.expectedHosts)]),
      }),
    });
    this.#plot.keys.append(el('div.legend', {}, el('span.key.area.reporting', {}, 'reporting'), el('span.key.area.lacking', {}, 'missing'),
      el('span.key.line.expected', {}, 'expected')));
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
}

/** Of an open window hosts are still to report. */
function lacking(window) {
  const there = reporting(window);
  return window.closed && window.expectedHosts > there ? [there, window.expectedHosts] : null;
}
