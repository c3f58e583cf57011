// A table that is brought up to date row by row: what has the focus or is selected survives live data.

import { el, fill, set } from '../dom.js';

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {string} [hint] what it means
 * @property {boolean} [number] aligned right
 * @property {string} [sort] by which the server sorts
 * @property {(row: object) => string | [string, string]} [text] what stands in it: a text, or a number and its unit
 * @property {(row: object) => Node} [node] made once for a row
 * @property {(node: Node, row: object) => void} [paint] brings the node up to date
 */
export class Table {
  #columns;
  #rows = new Map();
  #body = el('tbody');
  #heads = [];
  #empty;
  #keyOf;

  /**
   * @param {{caption: string, columns: Column[], keyOf: (row: object) => string, empty: string,
   *     sort?: (key: string, order: 'asc'|'desc') => void}} spec
   */
  constructor({ caption, columns, keyOf, empty, sort }) {
    this.#columns = columns;
    this.#keyOf = keyOf;
    this.#heads = columns.map((column) => this.#head(column, sort));
    this.#empty = el('p.empty', { hidden: true }, empty);
    const table = el('table', {}, el('caption.unseen', {}, caption), el('thead', {}, el('tr', {}, ...this.#heads)), this.#body);
    this.element = el('div.scroll', { tabindex: '0', role: 'region', 'aria-label': `${caption}: table` }, table, this.#empty);
  }

  /** @param {object[]} rows in the order in which they stand */
  show(rows) {
    const before = this.#rows;
    this.#rows = new Map(rows.map((row) => [this.#keyOf(row), before.get(this.#keyOf(row)) ?? this.#row(row)]));
    rows.forEach((row) => this.#update(this.#rows.get(this.#keyOf(row)), row));
    const wanted = [...this.#rows.values()].map(({ element }) => element);
    if (wanted.length !== this.#body.children.length || wanted.some((element, i) => element !== this.#body.children[i])) {
      fill(this.#body, ...wanted);
    }
    this.#empty.hidden = rows.length > 0;
  }

  sorted(key, order) {
    this.#columns.forEach((column, i) => {
      set(this.#heads[i], { 'aria-sort': column.sort !== undefined && column.sort === key ? `${order}ending` : null });
    });
  }

  #head(column, sort) {
    const head = el(column.number ? 'th.number' : 'th', { scope: 'col', title: column.hint });
    if (column.sort === undefined || sort === undefined) {
      return fill(head, column.name);
    }
    const turn = () => sort(column.sort, head.getAttribute('aria-sort') === 'descending' ? 'asc' : 'desc');
    return fill(head, el('button.sort', { type: 'button', onclick: turn }, column.name));
  }

  #row(row) {
    const cells = this.#columns.map((column) => {
      const cell = el(column.number ? 'td.number' : 'td', column.class ? { class: column.class } : {});
      return { cell, node: column.node === undefined ? null : column.node(row), shown: null };
    });
    cells.forEach(({ cell, node }) => node !== null && cell.append(node));
    return { element: el('tr', {}, ...cells.map(({ cell }) => cell)), cells };
  }

  #update({ cells }, row) {
    this.#columns.forEach((column, i) => {
      const part = cells[i];
      if (column.paint !== undefined) {
        column.paint(part.node, row);
      } else if (column.text !== undefined) {
        write(part, column.text(row));
      }
    });
  }
}

function write(part, text) {
  const shown = String(text);
  if (shown === part.shown) {
    return;
  }
  part.shown = shown;
  if (Array.isArray(text)) {
    fill(part.cell, text[0], el('span.unit', {}, text[1]));
  } else {
    fill(part.cell, text ?? '–');
  }
}
