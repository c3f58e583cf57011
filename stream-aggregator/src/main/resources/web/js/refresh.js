// When to ask again: at a hint that there is news, not more often than the span is worth, now and then without a hint,
// and never while nobody looks.

const LEAST_MILLIS = 2000;
const MOST_MILLIS = 60_000;
/** A span is drawn anew when it has moved by about two pixels. */
const STEPS = 700;
/** Time goes on even where nothing is heard. */
const SILENT_MILLIS = 15_000;

export class Refresh {
  #load;
  #timer = null;
  #due = Infinity;
  #asking = null;
  #following = false;
  #connected = false;
  #period = LEAST_MILLIS;
  #last = 0;

  /** @param {(signal: AbortSignal) => Promise<boolean>} load whether all was answered */
  constructor(load) {
    this.#load = load;
    document.addEventListener('visibilitychange', () => this.hint());
  }

  /** Asks at once; what was asked before and has not been answered is given up. */
  async now() {
    this.#unplan();
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#last = performance.now();
    let answered = false;
    try {
      answered = await this.#load(asking.signal);
    } finally {
      if (this.#asking === asking) {
        this.#asking = null;
        this.#plan(answered && this.#connected ? SILENT_MILLIS : 0);
      }
    }
  }

  follow(following, span) {
    this.#following = following;
    const length = span === null ? 0 : span.toMillis - span.fromMillis;
    this.#period = Math.min(MOST_MILLIS, Math.max(LEAST_MILLIS, length / STEPS));
    following ? this.#plan(SILENT_MILLIS) : this.#unplan();
  }

  connected(yes) {
    this.#connected = yes;
    this.#plan(0);
  }

  hint() {
    this.#plan(0);
  }

  /** Asks after so long, or sooner when that was planned already. */
  #plan(millis) {
    const due = Math.max(this.#last + Math.max(this.#period, millis), performance.now());
    if (this.#following && this.#asking === null && !document.hidden && due < this.#due) {
      this.#unplan();
      this.#due = due;
      this.#timer = setTimeout(() => this.now(), due - performance.now());
    }
  }

  #unplan() {
    clearTimeout(this.#timer);
    this.#due = Infinity;
  }
}
