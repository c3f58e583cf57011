// A plot over time: uPlot draws axes and cursor, and hands out the canvas; what is plotted is painted by the caller.
// Dragging, or Shift with the arrow keys and Enter, zooms; every plot has its table.

import uPlot from '../../vendor/uplot-1.6.32/uPlot.esm.js';
import { el, freshId } from '../dom.js';
import { plotDate } from '../clock.js';
import { Tip } from './tip.js';
import { keyboard } from './keyboard.js';
import { dataTable } from './datatable.js';
import { timeAxis } from './axes.js';

const BRUSH_PIXELS = 6;
/** Plots under one another move their cursors together. */
const together = uPlot.sync('time');

export class TimePlot {
  #spec;
  #plot = null;
  #grid = null;
  #pending = null;
  #dragging = false;
  #tip = new Tip();
  #table;
  #box;
  #resized;

  /**
   * @param {object} spec
   *     title; height in pixels; axis for y; top: pixels kept free above;
   *     extent: () => [least, greatest] of y;
   *     under, over: (u, grid) => paints below and above the axes;
   *     describe: (column, y) => {head, rows: [[name, value]]} for the tip and for screen readers;
   *     table: (grid) => {columns, rows};
   *     zoom: (fromMillis, toMillis) => …; zoomOut: () => …
   */
  constructor(spec) {
    this.#spec = spec;
    const title = el('h2', { id: freshId('plot') }, spec.title);
    this.keys = el('div.keys');
    this.#table = dataTable(title, () => (this.#grid === null ? null : spec.table(this.#grid)));
    this.#box = el('div.plot', {
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'plot over time',
      'aria-label': `${spec.title}. Arrow keys read it, Shift and arrow keys select, Enter zooms, minus zooms out. Its table follows.`,
    });
    this.#box.style.height = `${spec.height}px`;
    this.element = el('figure.panel', { 'aria-labelledby': title.id },
      el('figcaption', {}, title, this.keys, this.#table.button), this.#box, this.#table.element, this.#tip.spoken);
    this.#resized = new ResizeObserver(() => this.#resize());
    this.#resized.observe(this.#box);
  }

  /** Shows other windows; waits while somebody drags over the old ones. */
  show(grid) {
    if (this.#dragging) {
      this.#pending = grid;
      return;
    }
    this.#grid = grid;
    if (this.#plot === null) {
      this.#create();
    } else {
      this.#plot.setData(this.#data());
    }
    this.#table.refresh();
  }

  /** Paints again, for another theme or other colours. */
  repaint() {
    this.#plot?.redraw(false, true);
  }

  destroy() {
    this.#resized.disconnect();
    if (this.#plot !== null) {
      together.unsub(this.#plot);
      this.#plot.destroy();
    }
  }

  #data() {
    const starts = this.#grid.columns.map((column) => column.startMillis);
    return [starts, starts.map(() => null)];
  }

  #create() {
    const spec = this.#spec;
    const bounds = () => [this.#grid.span.fromMillis, this.#grid.span.toMillis];
    const nothing = { paths: () => null, points: { show: false } };
    this.#plot = new uPlot({
      width: this.#box.clientWidth || 600,
      height: spec.height,
      ms: 1,
      tzDate: plotDate,
      padding: [spec.top ?? 8, 28, 0, 0],
      legend: { show: false },
      cursor: {
        points: { show: false },
        drag: { x: true, y: false, setScale: false },
        sync: { key: together.key, setSeries: false, scales: ['x', null], filters: { pub: (type) => /^mouse(move|leave|enter)$/.test(type) } },
        bind: { dblclick: () => () => spec.zoomOut() },
      },
      scales: { x: { time: true, auto: false, range: bounds }, y: { auto: false, range: () => spec.extent() } },
      axes: [timeAxis(), spec.axis],
      series: [{}, nothing],
      hooks: {
        drawClear: [(u) => spec.under?.(u, this.#grid)],
        draw: [(u) => spec.over?.(u, this.#grid)],
        setCursor: [(u) => this.#point(u)],
        setSelect: [(u) => this.#brushed(u)],
      },
    }, this.#data(), this.#box);
    const over = this.#plot.over;
    over.append(this.#tip.element);
    over.addEventListener('mousedown', () => this.#drag());
    over.addEventListener('mouseenter', () => this.#tip.activate(true));
    over.addEventListener('mouseleave', () => this.#tip.activate(false));
    keyboard(this.#box, this.#plot, () => this.#grid, {
      zoom: spec.zoom, zoomOut: spec.zoomOut, active: (yes) => this.#tip.activate(yes), spoken: () => this.#tip.speak(),
    });
  }

  #drag() {
    this.#dragging = true;
    document.addEventListener('mouseup', () => {
      this.#dragging = false;
      const pending = this.#pending;
      this.#pending = null;
      if (pending !== null) {
        this.show(pending);
      }
    }, { once: true });
  }

  #point(u) {
    const { left, top } = u.cursor;
    if (left === undefined || left < 0) {
      this.#tip.hide();
      return;
    }
    const at = u.posToVal(left, 'x');
    const column = this.#grid.columns.find(({ startMillis, endMillis }) => startMillis <= at && at < endMillis);
    const told = column === undefined ? null : this.#spec.describe(column, u.posToVal(top, 'y'));
    this.#tip.show(told, left, top, u.over.clientWidth, u.over.clientHeight);
  }

  #brushed(u) {
    const { left, width } = u.select;
    if (width >= BRUSH_PIXELS && this.#dragging) {
      const [from, to] = [left, left + width].map((pixel) => Math.round(u.posToVal(pixel, 'x')));
      u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      this.#spec.zoom(from, to);
    }
  }

  #resize() {
    const width = this.#box.clientWidth;
    if (this.#plot !== null && width > 0 && width !== this.#plot.width) {
      this.#plot.setSize({ width, height: this.#spec.height });
    }
  }
}

