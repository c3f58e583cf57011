// What the fleet's view asks of the API; apart from the view, so that it is asked before the view's code has come.

import { rangeQuery } from './address.js';

const ROWS = 50;
const ROWS_OF_A_FILE = 1000;

export const ALERTS = 'alerts?state=all';

export const fleetWindows = (params) => `fleet?${rangeQuery(params)}`;

/** @param {?string} format of a file to download; null for what the view shows */
export function slowestPeers(params, format = null) {
  const { sort, order } = sorting(params);
  const wanted = new URLSearchParams({ sort, order, limit: format === null ? ROWS : ROWS_OF_A_FILE, spark: format === null });
  const filter = params.get('filter') ?? '';
  if (filter !== '') {
    wanted.set(filter.includes('/') ? 'cidr' : 'text', filter);
  }
  if (format !== null) {
    wanted.set('format', format);
  }
  return `peers?${rangeQuery(params)}&${wanted}`;
}

/** Of the table of peers. */
export const sorting = (params) => ({ sort: params.get('sort') ?? 'p99', order: params.get('order') === 'asc' ? 'asc' : 'desc' });
