// What opens below its button and closes when one clicks elsewhere or presses Escape.

import { el } from '../dom.js';

/** @param {Node|string} label of the button @param {Node} content */
export function popup(label, hint, content) {
  const summary = el('summary', { title: hint }, label);
  const element = el('details.popup', {}, summary, content);
  document.addEventListener('pointerdown', (event) => element.contains(event.target) || close());
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && element.open) {
      close();
      summary.focus();
    }
  });

  function close() {
    element.open = false;
  }

  return { element, close, isOpen: () => element.open };
}
