// Asks for what the fleet's view shows first while the code that shows it is still on its way.

import { parse } from './address.js';
import { json } from './api.js';
import { ALERTS, fleetWindows, slowestPeers } from './questions.js';

const asked = new Map();
const { view, params } = parse(location.hash);
if (view === 'fleet') {
  for (const path of [fleetWindows(params), slowestPeers(params), ALERTS]) {
    const answer = json(path);
    answer.catch(() => {
      // Whoever takes it hears of it.
    });
    asked.set(path, answer);
  }
}

/** The answer that is on its way, once; undefined when nobody has asked. */
export function taken(path) {
  const answer = asked.get(path);
  asked.delete(path);
  return answer;
}

/** What has not been taken would be old. */
export const forget = () => asked.clear();
