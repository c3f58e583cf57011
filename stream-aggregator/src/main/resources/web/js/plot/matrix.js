// Hosts by peers: by how much each pair is slower, or faster, than it used to be. Whoever is slowest stands first, so
// that a slow peer is a column, a slow host a row, and a slow path a corner; who is blamed has a frame.

import { el, freshId } from '../dom.js';
import { count, times } from '../format.js';
import { themeColour } from './colours.js';
import { dataTable } from './datatable.js';
import { hatching } from './paint.js';
import { Tip } from './tip.js';

const MOST = 300;
const CELL = { least: 4, most: 22 };
/** Four times as slow, or as fast, is as much as colours tell apart. */
const MOST_SHIFT = 2;
const NAMES = 11;
const MARGIN = { left: 130, top: 8, names: 104 };
/** Names of columns lean, so that they fit over them. */
const LEAN = -Math.PI / 3;
const LONGEST_NAME = 18;

export class Matrix {
  #data = null;
  #at = { row: 0, column: 0 };
  #tip = new Tip();
  #canvas = el('canvas', { 'aria-hidden': 'true' });
  #table;
  #box;

  constructor(title) {
    const heading = el('h2', { id: freshId('plot') }, title);
    this.#table = dataTable(heading, () => this.#data && table(this.#data));
    this.#box = el('div.plot.matrix.scroll', { tabindex: '0', role: 'application', 'aria-roledescription': 'matrix',
      'aria-label': `${title}. Arrow keys read it. Its table follows.` }, this.#canvas, this.#tip.element);
    this.element = el('figure.panel', { 'aria-labelledby': heading.id },
      el('figcaption', {}, heading, el('div.keys', {}, legend()), this.#table.button), this.#box, this.#table.element, this.#tip.spoken);
    this.#canvas.addEventListener('mousemove', ({ offsetX, offsetY }) => this.#point(offsetX, offsetY));
    this.#canvas.addEventListener('mouseleave', () => this.#tip.activate(false));
    this.#box.addEventListener('keydown', (event) => this.#key(event));
    this.#box.addEventListener('blur', () => this.#tip.activate(false));
    this.resized = new ResizeObserver(() => this.repaint());
    this.resized.observe(this.#box);
  }

  /**
   * Rows and columns stand in the answer's order, culprits first.
   *
   * @param {{hosts: string[], peers: string[], verdicts: Array<{kind, hosts, peers}>, cells: Array<{host, peer, shift, fresh}>}} answer
   */
  show({ hosts: rows, peers: columns, verdicts, cells }) {
    const blamed = verdicts.filter(({ kind }) => kind !== 'unknown');
    this.#data = { rows, columns, blamed, cells: new Map(cells.map((cell) => [key(cell.host, cell.peer), cell])), all: cells };
    this.repaint();
    this.#table.refresh();
  }

  destroy() {
    this.resized.disconnect();
  }

  /** Room above the cells, for the names of columns that are wide enough. */
  get #top() {
    return this.#size >= NAMES ? MARGIN.names : MARGIN.top;
  }

  get #size() {
    const free = this.#box.clientWidth - MARGIN.left - MARGIN.names / 2;
    return Math.max(CELL.least, Math.min(CELL.most, Math.floor(free / Math.max(1, this.#data.columns.length))));
  }

  repaint() {
    if (this.#data === null || this.#box.clientWidth === 0) {
      return;
    }
    const { rows, columns, cells } = this.#data;
    const [size, over] = [this.#size, this.#top];
    const [width, height] = [MARGIN.left + size * columns.length + MARGIN.names / 2, over + MARGIN.top + size * rows.length];
    Object.assign(this.#canvas, { width: width * devicePixelRatio, height: height * devicePixelRatio });
    Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px` });
    const pen = this.#canvas.getContext('2d');
    pen.fillStyle = hatching(pen);
    pen.fillRect(MARGIN.left * devicePixelRatio, over * devicePixelRatio, size * columns.length * devicePixelRatio, size * rows.length * devicePixelRatio);
    pen.scale(devicePixelRatio, devicePixelRatio);
    pen.font = '11px system-ui, sans-serif';
    if (size >= NAMES) {
      this.#nameColumns(pen, size, over);
    }
    pen.textAlign = 'right';
    pen.textBaseline = 'middle';
    const gap = size > 8 ? 1 : 0;
    rows.forEach((host, row) => {
      const top = over + row * size;
      if (size >= NAMES) {
        pen.fillStyle = themeColour('muted');
        pen.fillText(short(host), MARGIN.left - 8, top + size / 2);
      }
      columns.forEach((peer, column) => {
        const cell = cells.get(key(host, peer));
        if (cell !== undefined) {
          pen.fillStyle = shiftColour(cell.shift);
          pen.fillRect(MARGIN.left + column * size, top, size - gap, size - gap);
        }
      });
    });
    this.#frame(pen, size, over);
  }

  #nameColumns(pen, size, over) {
    pen.fillStyle = themeColour('muted');
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    this.#data.columns.forEach((peer, column) => {
      pen.save();
      pen.translate(MARGIN.left + (column + 0.5) * size, over - 6);
      pen.rotate(LEAN);
      pen.fillText(short(peer), 0, 0);
      pen.restore();
    });
  }

  /** Around the row, the column or the pair that is at fault. */
  #frame(pen, size, over) {
    const { rows, columns, blamed } = this.#data;
    pen.strokeStyle = themeColour('text');
    pen.lineWidth = 2;
    for (const { hosts, peers } of blamed) {
      const [row, column] = [rows.indexOf(hosts), columns.indexOf(peers)];
      if ((row >= 0 || hosts === '') && (column >= 0 || peers === '') && row + column > -2) {
        pen.strokeRect(MARGIN.left + Math.max(0, column) * size - 1, over + Math.max(0, row) * size - 1,
          (column < 0 ? columns.length : 1) * size + 1, (row < 0 ? rows.length : 1) * size + 1);
      }
    }
  }

  #point(x, y) {
    const size = this.#size;
    this.#at = { row: Math.floor((y - this.#top) / size), column: Math.floor((x - MARGIN.left) / size) };
    this.#tell();
  }

  #key(event) {
    const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (move !== undefined && this.#data !== null) {
      event.preventDefault();
      const { rows, columns } = this.#data;
      this.#at = {
        row: Math.max(0, Math.min(rows.length - 1, this.#at.row + move[0])),
        column: Math.max(0, Math.min(columns.length - 1, this.#at.column + move[1])),
      };
      this.#tell();
      this.#tip.speak();
    }
  }

  #tell() {
    const size = this.#size;
    const [host, peer] = [this.#data.rows[this.#at.row], this.#data.columns[this.#at.column]];
    const cell = this.#data.cells.get(key(host, peer));
    this.#tip.activate(true);
    this.#tip.show(host === undefined || peer === undefined ? null : { head: `${host} to ${peer}`, rows: cell === undefined
      ? [['pair', 'too few samples']] : [['RTT', `${times(2 ** cell.shift)} of usual`], ['measurements', count(cell.fresh)]] },
    MARGIN.left + (this.#at.column + 0.5) * size, this.#top + this.#at.row * size, this.#canvas.clientWidth, this.#canvas.clientHeight);
  }
}

const key = (host, peer) => `${host}\n${peer}`;

const short = (name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

function shiftColour(shift) {
  const share = Math.max(-1, Math.min(1, shift / MOST_SHIFT));
  return `color-mix(in srgb, ${themeColour(share < 0 ? 'faster' : 'slower')} ${Math.round(100 * Math.abs(share))}%, ${themeColour('unchanged')})`;
}

const legend = () => el('div.legend', {}, el('span.key', {}, 'a quarter', el('span.shifts'), '4 times of usual'), el('span.key', {}, 'hatched: too few samples'));

function table({ all }) {
  return {
    columns: ['Host', 'Peer', 'RTT of usual', 'Fresh samples'],
    rows: [...all].sort((a, b) => b.shift - a.shift).slice(0, MOST).map(({ host, peer, shift, fresh }) => [host, peer, times(2 ** shift), String(fresh)]),
  };
}
