// The range picker: presets that follow the clock, a span of one's own, and steps back, forth and out.

import { PRESETS, isLive, range } from './address.js';
import * as clock from './clock.js';
import { el, fill, set } from './dom.js';
import { popup } from './parts/popup.js';

/** @param {{go: (changes: object) => void, place: () => object, span: () => ?{fromMillis, toMillis}}} page */
export function rangeBar(page) {
  const presets = PRESETS.map((last) => el('button', { type: 'button', onclick: () => page.go({ last, from: null, to: null, live: null }) }, last));
  const live = el('button.live', { type: 'button', onclick: () => page.go(isLive(page.place().params) ? { live: 'off' } : tail()) }, 'Live');
  const from = el('input', { type: 'datetime-local', step: '1', 'aria-label': 'From' });
  const to = el('input', { type: 'datetime-local', step: '1', 'aria-label': 'To' });
  const form = el('form.sheet', { onsubmit: apply }, el('label', {}, 'From ', from), el('label', {}, 'To ', to), el('button', { type: 'submit' }, 'Show'));
  const label = el('span');
  const own = popup(label, 'A span of your own', form);
  const step = (label, hint, turn) => el('button', { type: 'button', 'aria-label': hint, title: hint, onclick: () => shift(turn) }, label);
  const spans = el('div.rangebar', {}, el('div.segmented', {}, ...presets),
    el('div.segmented', {}, step('‹', 'Earlier', ([a, b]) => [a - (b - a) / 2, b - (b - a) / 2]),
      step('›', 'Later', ([a, b]) => [a + (b - a) / 2, b + (b - a) / 2]), step('−', 'Zoom out', widened)),
    own.element);
  const element = el('div.rangebar', { role: 'group', 'aria-label': 'Time range' }, live, spans);

  const tail = () => ('last' in range(page.place().params) ? { live: null } : { from: null, to: null, live: null });

  function shift(turn) {
    const span = page.span() ?? assumed(range(page.place().params));
    if (span !== null) {
      const [a, b] = turn([span.fromMillis, span.toMillis]);
      page.go({ from: Math.round(a), to: Math.round(Math.min(b, Date.now())), last: null, live: null });
    }
  }

  function apply(event) {
    event.preventDefault();
    const [a, b] = [from, to].map(({ value }) => Date.parse(clock.inUtc() ? `${value}Z` : value));
    const wrong = !(a < b);
    to.setCustomValidity(wrong ? 'To must be later than From' : '');
    if (wrong) {
      to.reportValidity();
    } else {
      own.close();
      page.go({ from: a, to: b, last: null, live: null });
    }
  }

  /** @param {boolean} timeless whether the view is of now and not of a span */
  function show(timeless) {
    spans.hidden = timeless;
    const { params } = page.place();
    const shown = range(params);
    presets.forEach((button, i) => set(button, { 'aria-pressed': String(shown.last === PRESETS[i]) }));
    set(live, { 'aria-pressed': String(isLive(params)) });
    const span = page.span() ?? assumed(shown);
    if (span !== null) {
      fill(label, clock.span(span.fromMillis, span.toMillis));
      if (!own.isOpen()) {
        [from.value, to.value] = [span.fromMillis, span.toMillis].map((millis) => `${clock.day(millis)}T${clock.time(millis)}`);
      }
    }
  }

  /** Live, late or broken: whether what one sees is now. */
  function connection(state) {
    live.dataset.state = state;
    live.title = { connected: 'Following the newest windows', lost: 'The connection is lost; trying again' }[state] ?? 'Follow the newest windows';
  }

  return { element, show, connection };
}

/** What a span without an answer yet will be. */
function assumed({ from, to, last }) {
  if (last === undefined) {
    return { fromMillis: from, toMillis: to };
  }
  const now = Date.now();
  return { fromMillis: now - parseInt(last, 10) * UNIT_MILLIS[last.at(-1)], toMillis: now };
}

const UNIT_MILLIS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export const widened = ([from, to]) => [from - (to - from) / 2, to + (to - from) / 2];
