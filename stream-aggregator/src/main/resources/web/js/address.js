// What is being looked at, as it stands in the URL's fragment: #/peer/10.0.0.1?last=1h&colours=log. Fragments are not
// sent to servers, so addresses of peers do not end in their logs.

export const PRESETS = ['5m', '15m', '1h', '6h', '24h', '7d'];
const DEFAULT = '1h';
/** What stays when one goes from view to view. */
const CARRIED = ['from', 'to', 'last', 'live', 'colours'];

/** @returns {{view: string, subject: string, params: URLSearchParams}} */
export function parse(fragment) {
  const [path, query = ''] = fragment.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [view = '', ...subject] = path.split('/');
  return { view: view || 'fleet', subject: decode(subject.join('/')), params: new URLSearchParams(query) };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function fragment({ view, subject, params }) {
  const path = subject ? `${view}/${encodeURIComponent(subject)}` : view;
  const query = params.toString();
  return `#/${path}${query ? `?${query}` : ''}`;
}

/** The same place with other parameters; null takes one away. */
export function changed(place, changes) {
  const params = new URLSearchParams(place.params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') {
      params.delete(name);
    } else {
      params.set(name, value);
    }
  }
  return { ...place, params };
}

/** Another view over the same time. */
export function elsewhere(place, view, subject = '') {
  const params = new URLSearchParams();
  for (const name of CARRIED.filter((name) => place.params.has(name))) {
    params.set(name, place.params.get(name));
  }
  return { view, subject, params };
}

/** @returns {{last: string} | {from: number, to: number}} */
export function range(params) {
  const [from, to] = [Number(params.get('from')), Number(params.get('to'))];
  if (from > 0 && to > from) {
    return { from, to };
  }
  const last = params.get('last') ?? DEFAULT;
  return { last: /^\d+(s|m|h|d)$/.test(last) ? last : DEFAULT };
}

/** The range as the HTTP API takes it. */
export const rangeQuery = (params) => Object.entries(range(params)).map(([name, value]) => `${name}=${value}`).join('&');

export const isLive = (params) => 'last' in range(params) && params.get('live') !== 'off';
