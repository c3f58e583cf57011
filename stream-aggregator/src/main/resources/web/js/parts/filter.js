// One field that filters peers: a block of addresses (10.0.0.0/8) or a part of an address.

import { el } from '../dom.js';

const WAIT_MILLIS = 250;

export function peerFilter(page) {
  const input = el('input', { type: 'search', placeholder: '10.0.0.0/8 or text', 'aria-label': 'Filter peers by block of addresses or text', spellcheck: 'false', autocomplete: 'off' });
  let timer = 0;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => page.go({ filter: input.value.trim() }, { replace: true }), WAIT_MILLIS);
  });
  return {
    element: input,
    show: (params) => {
      if (document.activeElement !== input) {
        input.value = params.get('filter') ?? '';
      }
    },
  };
}
