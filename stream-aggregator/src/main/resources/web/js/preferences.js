// What a reader prefers on this machine: theme and time zone. All else is in the URL, so that it can be shared.

const PREFIX = 'fleetrtt.';
const kept = new Map();

/** Storage may be forbidden; then a preference lasts as long as the page. */
export function preference(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? kept.get(name) ?? null;
  } catch {
    return kept.get(name) ?? null;
  }
}

export function prefer(name, value) {
  kept.set(name, value);
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Kept above.
  }
}
