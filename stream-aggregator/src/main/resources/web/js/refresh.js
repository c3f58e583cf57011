// When to ask again: at a hint that there is news, not more often than the span is worth, and never while nobody looks.

const LEAST_MILLIS = 2000;
const MOST_MILLIS = 60_000;
/** A span is drawn anew when it has moved by about two pixels. */
const STEPS = 700;

export class Refresh {
  #load;
  #timer = null;
  #asking = null;
  #following = false;
  #connected = false;
  #period = LEAST_MILLIS;
  #last = 0;

  /** @param {(signal: AbortSignal) => Promise<void>} load */
  constructor(load) {
    this.#load = load;
    document.addEventListener('visibilitychange', () => document.hidden || this.#plan());
  }

  /** Asks at once; what was asked before and has not been answered is given up. */
  async now() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#last = performance.now();
    try {
      await this.#load(asking.signal);
    } finally {
      if (this.#asking === asking) {
        this.#asking = null;
        // Without live events nobody tells of news, so one looks.
        this.#connected || this.#plan();
      }
    }
  }

  follow(following, span) {
    this.#following = following;
    const length = span === null ? 0 : span.toMillis - span.fromMillis;
    this.#period = Math.min(MOST_MILLIS, Math.max(LEAST_MILLIS, length / STEPS));
  }

  connected(yes) {
    this.#connected = yes;
    yes || this.#plan();
  }

  hint() {
    this.#plan();
  }

  #plan() {
    if (this.#following && this.#timer === null && this.#asking === null && !document.hidden) {
      const wait = Math.max(0, this.#last + this.#period - performance.now());
      this.#timer = setTimeout(() => this.now(), wait);
    }
  }
}
