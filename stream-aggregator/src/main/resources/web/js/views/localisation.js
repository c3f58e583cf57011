// Whose fault it is: the verdicts, and the matrix of hosts and peers that they were read from.

import { el, fill } from '../dom.js';
import { panel } from '../parts/panel.js';
import { Matrix } from '../plot/matrix.js';

export function localisation(page) {
  const list = el('ul.alerts');
  const verdicts = panel('Whose fault is it?', {}, list);
  const matrix = new Matrix('Hosts by peers, against their own past');
  return {
    element: el('div.view', {}, el('h1.unseen', {}, 'Localisation'), verdicts.element, matrix.element),
    title: () => 'Localisation',
    parts: () => [{ path: `matrix?${page.range()}`, fault: verdicts.fault, show: (answer) => {
      fill(list, ...(answer.verdicts.length > 0 ? answer.verdicts.map((verdict) => item(verdict, page.hrefOf)) : [el('li.empty', {}, 'Nothing is slower than usual.')]));
      matrix.show(answer);
    } }],
    csv: () => ({ path: `matrix?${page.range()}&format=csv`, name: 'matrix.csv' }),
    repaint: () => matrix.repaint(),
    destroy: () => matrix.destroy(),
  };
}

function item({ kind, subject, confidence, sentence }, hrefOf) {
  const what = kind.toLowerCase();
  const name = what === 'peer' || what === 'host' ? el('a.name', { href: hrefOf(what, subject) }, subject) : el('span.name', {}, subject ?? '');
  return el('li', {}, el('span.badge', {}, what), name, el('span.age', {}, `confidence ${confidence.toFixed(2)}`), el('p', {}, sentence));
}
