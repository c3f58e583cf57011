// The page: one view at a time, chosen by the URL's fragment and brought up to date while it is live.

import { forget, taken } from './ahead.js';
import { changed, elsewhere, fragment, isLive, parse, rangeQuery } from './address.js';
import { ApiError, download, hasToken, json, text, useToken } from './api.js';
import { el, fill, set } from './dom.js';
import { listen } from './live.js';
import { SCALES } from './plot/colours.js';
import { rangeBar, widened } from './rangebar.js';
import { applyTheme, settings } from './settings.js';
import { Refresh } from './refresh.js';

/** Each comes when it is first wanted, or once there is time, so that the first does not wait for all. */
const VIEWS = {
  fleet: async () => (await import('./views/fleet.js')).fleet,
  peer: async () => (await import('./views/peer.js')).peer,
  hosts: async () => (await import('./views/hosts.js')).hosts,
  host: async () => (await import('./views/host.js')).host,
  alerts: async () => (await import('./views/alerts.js')).alerts,
  localisation: async () => (await import('./views/localisation.js')).localisation,
  collectors: async () => (await import('./views/collectors.js')).collectors,
};
/** Views in the header; one peer or host belongs to the list it was chosen from. */
const TABS = [['fleet', 'Fleet'], ['hosts', 'Hosts'], ['alerts', 'Alerts'], ['localisation', 'Localisation'], ['collectors', 'Collectors']];
const OWNER = { peer: 'fleet', host: 'hosts' };

const main = document.querySelector('main');
const notice = document.querySelector('#notice');
const tabs = new Map(TABS.map(([name, label]) => [name, el('a', {}, label)]));
let place = parse(location.hash);
let view = null;
/** The place that the view is of. */
let shown = place;
let span = null;

const go = (changes, { replace = false } = {}) => visit(changed(place, changes), replace);

function visit(next, replace = false) {
  history[replace ? 'replaceState' : 'pushState'](null, '', fragment(next));
  arrive();
}

const bar = rangeBar({ go, place: () => place, span: () => span });
const refresh = new Refresh(load);

/** What views may ask of the page. */
function pageFor({ subject }) {
  return {
    subject,
    go,
    params: () => place.params,
    range: () => rangeQuery(place.params),
    colours: () => (SCALES.includes(place.params.get('colours')) ? place.params.get('colours') : 'log'),
    hrefOf: (name, which = '', more = {}) => fragment(changed(elsewhere(place, name, which), more)),
    zooming: {
      zoom: (from, to) => go({ from, to, last: null, live: null }),
      zoomOut: () => {
        const [from, to] = widened([span.fromMillis, span.toMillis]);
        go({ from: Math.round(from), to: Math.round(Math.min(to, Date.now())), last: null, live: null });
      },
    },
    csv: csvButton,
    fault: showFault,
    reload: () => refresh.now(),
  };
}

const csvButton = (pathNow, name) => el('button.quiet', { type: 'button', title: `Download ${name}`, onclick: () => download(pathNow(), name).catch((e) => showFault(e.message)) }, 'CSV');

async function arrive() {
  const next = parse(location.hash);
  const same = view !== null && next.view === shown.view && next.subject === shown.subject;
  place = next;
  if (!same) {
    const make = await (VIEWS[next.view] ?? VIEWS.fleet)().catch(() => null);
    if (place !== next) {
      return;
    }
    if (make === null) {
      showFault('The aggregator does not answer, and this view has not come from it yet.');
      return;
    }
    view?.destroy();
    view = make(pageFor(place));
    shown = next;
    span = null;
    fill(main, view.element);
    main.scrollTop = 0;
    document.title = `${view.title()} · FleetRTT`;
  }
  showFault(null);
  view.changed?.();
  showHeader();
  refresh.now();
}

function showHeader() {
  const current = OWNER[place.view] ?? place.view;
  for (const [name, tab] of tabs) {
    set(tab, { href: fragment(elsewhere(place, name)), 'aria-current': name === current ? 'page' : null });
  }
  bar.show(view?.timeless === true);
  options.show();
  refresh.follow(isLive(place.params), span);
}

/** Asks for all parts of the view at once and shows each as it comes; whether all were answered. */
async function load(signal) {
  const asked = view;
  const gaps = new Set();
  let answered = true;
  await Promise.all(asked.parts().map(async (part) => {
    try {
      const answer = await (taken(part.path) ?? (part.text ? text : json)(part.path, signal));
      if (signal.aborted) {
        return;
      }
      if (answer.span !== undefined) {
        span = answer.span;
      }
      (answer.partial ? answer.missing : []).forEach((name) => gaps.add(name));
      part.fault?.(null);
      part.show(answer);
    } catch (e) {
      answered = false;
      if (!signal.aborted) {
        fail(e, part);
      }
    }
  }));
  forget();
  if (!signal.aborted) {
    set(main, { 'aria-busy': null });
    showPartial(gaps);
    showHeader();
  }
  return answered;
}

function fail(error, part) {
  if (error instanceof ApiError && error.status === 401) {
    askForToken();
    return;
  }
  if (!(error instanceof ApiError) && !(error instanceof TypeError)) {
    throw error;
  }
  part.fault?.(error instanceof ApiError ? error.message : 'The aggregator does not answer. What is shown may be old.');
}

function showFault(message) {
  const fault = document.querySelector('#fault');
  fault.hidden = message === null;
  fill(fault, message ?? '');
}

function showPartial(gaps) {
  notice.hidden = gaps.size === 0;
  fill(notice, `Partial: counts may be too low, since these did not answer: ${[...gaps].join(', ')}`);
}

function askForToken() {
  const dialog = document.querySelector('#token');
  if (!dialog.open) {
    dialog.querySelector('p').textContent = hasToken() ? 'The aggregator does not know this token.' : 'This aggregator asks for its token.';
    dialog.showModal();
  }
}

document.querySelector('#token form').addEventListener('submit', (event) => {
  useToken(new FormData(event.target).get('token').trim());
  refresh.now();
});

const options = settings({ go, place: () => place, repaint: () => view?.repaint(), csv: () => {
  const { path, name } = view.csv();
  download(path, name).catch((e) => showFault(e.message));
} });
fill(document.querySelector('nav'), ...tabs.values());
document.querySelector('#tools').append(bar.element, options.element);
applyTheme();
addEventListener('popstate', arrive);
listen({
  event: () => refresh.hint(),
  state: (connected) => {
    refresh.connected(connected);
    bar.connection(connected ? 'connected' : 'lost');
  },
});
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
arrive().then(() => requestIdleCallback(() => {
  Object.values(VIEWS).forEach((come) => come().catch(() => {
    // Then it is asked for again when it is wanted.
  }));
}));
