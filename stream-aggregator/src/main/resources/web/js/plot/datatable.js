// The table that every plot has: what it shows, in numbers. Made when it is opened, since most never are.

import { el, fill, freshId, set } from '../dom.js';

/**
 * @param {HTMLElement} title names it
 * @param {() => ?{columns: string[], rows: Array<Array<string>>}} content
 */
export function dataTable(title, content) {
  const element = el('div.scroll.data', { id: freshId('table'), hidden: true, tabindex: '0', role: 'region', 'aria-labelledby': title.id });
  const button = el('button.quiet', { type: 'button', 'aria-expanded': 'false', 'aria-controls': element.id, onclick: toggle }, 'Table');

  function toggle() {
    element.hidden = !element.hidden;
    set(button, { 'aria-expanded': String(!element.hidden) });
    refresh();
  }

  function refresh() {
    const { columns, rows } = (element.hidden ? null : content()) ?? { columns: [], rows: [] };
    if (columns.length === 0) {
      fill(element);
      return;
    }
    const head = el('tr', {}, ...columns.map((name) => el('th', { scope: 'col' }, name)));
    const body = rows.map(([first, ...rest]) => el('tr', {}, el('th', { scope: 'row' }, first), ...rest.map((text) => el('td.number', {}, text))));
    fill(element, el('table', { 'aria-labelledby': title.id }, el('thead', {}, head), el('tbody', {}, ...body)));
  }

  return { element, button, refresh };
}
