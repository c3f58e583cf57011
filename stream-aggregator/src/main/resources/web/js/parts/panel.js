// A titled part of a view, which says itself when it could not be loaded.

import { el, fill, freshId } from '../dom.js';

export function panel(title, { aside = null, id = freshId('panel') } = {}, ...children) {
  const heading = el('h2', { id }, title);
  const fault = el('p.fault', { role: 'status', hidden: true });
  const element = el('section.panel', { 'aria-labelledby': id }, el('header', {}, heading, aside), fault, ...children);
  return {
    element,
    heading,
    fault: (message) => {
      fault.hidden = message === null;
      fill(fault, message ?? '');
    },
  };
}

/** Figures in a row: a name above, a value and its unit below. */
export function figures() {
  const element = el('dl.figures');
  const shown = new Map();

  /** @param {Array<{name: string, value: string|[string, string], note?: string, kind?: string}>} list */
  function show(list) {
    for (const { name, value, note, kind } of list) {
      const item = shown.get(name) ?? add(name);
      const [number, unit] = Array.isArray(value) ? value : [value, ''];
      fill(item.value, number, unit && el('span.unit', {}, unit));
      fill(item.note, note ?? '');
      item.box.className = kind ?? '';
    }
  }

  function add(name) {
    const item = { value: el('span'), note: el('span.note') };
    item.box = el('div', {}, el('dt', {}, name), el('dd', {}, item.value, item.note));
    element.append(item.box);
    shown.set(name, item);
    return item;
  }

  return { element, show };
}

