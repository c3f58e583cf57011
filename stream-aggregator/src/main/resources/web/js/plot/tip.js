// What stands under the cursor, in words: beside it, and for screen readers.

import { el, fill } from '../dom.js';

const MARGIN = 14;

export class Tip {
  #active = false;

  constructor() {
    this.element = el('div.tip', { hidden: true, 'aria-hidden': 'true' });
    this.spoken = el('p.unseen', { 'aria-live': 'polite' });
  }

  /** Only the plot under the pointer, or with the focus, tells; the others only follow its cursor. */
  activate(yes) {
    this.#active = yes;
    if (!yes) {
      this.hide();
    }
  }

  /** @param {?{head: string, rows: Array<[string, string]>}} told nothing hides it */
  show(told, left, top, width, height) {
    if (!this.#active || told === null) {
      this.hide();
      return;
    }
    fill(this.element, el('strong', {}, told.head),
      el('dl', {}, ...told.rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])));
    this.element.hidden = false;
    const box = this.element.getBoundingClientRect();
    const beside = left + MARGIN + box.width > width ? left - MARGIN - box.width : left + MARGIN;
    this.element.style.left = `${Math.round(beside)}px`;
    this.element.style.top = `${Math.round(Math.min(Math.max(0, top - box.height / 2), Math.max(0, height - box.height)))}px`;
  }

  speak() {
    const rows = [...this.element.querySelectorAll('dt')].map((name) => `${name.textContent} ${name.nextSibling.textContent}`);
    this.spoken.textContent = this.element.hidden ? '' : [this.element.firstChild.textContent, ...rows].join(', ');
  }

  hide() {
    this.element.hidden = true;
  }
}
