// How things are shown: colours of counts (in the URL), theme and time zone (of this reader), and the view as CSV.

import * as clock from './clock.js';
import { el, set } from './dom.js';
import { popup } from './parts/popup.js';
import { SCALES } from './plot/colours.js';
import { prefer, preference } from './preferences.js';

const THEMES = ['auto', 'light', 'dark'];
const darkOutside = matchMedia('(prefers-color-scheme: dark)');

export function applyTheme() {
  const wanted = preference('theme') ?? 'auto';
  document.documentElement.dataset.theme = wanted === 'auto' ? (darkOutside.matches ? 'dark' : 'light') : wanted;
}

/** @param {{go, place, repaint: () => void, csv: () => void}} page */
export function settings(page) {
  const colours = el('select', { onchange: () => {
    page.go({ colours: colours.value === 'log' ? null : colours.value }, { replace: true });
  } }, ...SCALES.map((name) => el('option', { value: name }, name)));
  const theme = el('select', { onchange: () => again('theme', theme.value) },
    ...THEMES.map((name) => el('option', { value: name }, name)));
  const zone = el('select', { onchange: () => again('zone', zone.value) },
    el('option', { value: 'local' }, 'local'), el('option', { value: 'utc' }, 'UTC'));
  const csv = el('button', { type: 'button', title: 'Download what is shown as CSV', onclick: page.csv }, 'CSV');

  const sheet = el('div.sheet', {}, ...[['Colours of counts', colours], ['Time zone', zone], ['Theme', theme]].map(([name, choice]) =>
    el('label', {}, name, choice)));

  function again(name, value) {
    prefer(name, value);
    applyTheme();
    page.repaint();
    page.go({}, { replace: true });
  }

  darkOutside.addEventListener('change', () => {
    applyTheme();
    page.repaint();
  });

  return {
    element: el('div.settings', {}, popup('View', 'How things are shown', sheet).element, csv),
    show: () => {
      colours.value = page.place().params.get('colours') ?? 'log';
      theme.value = preference('theme') ?? 'auto';
      zone.value = clock.inUtc() ? 'utc' : 'local';
      set(zone, { title: clock.zoneName() });
    },
  };
}
