// Whose fault it is that what the view is about is slow now: a badge for the heading, and why in words.

import { el, fill } from '../dom.js';

export function blamed() {
  const badge = el('span.badge.firing', { hidden: true });
  const words = el('p.note.why', { hidden: true });

  /** @param {?{kind: string, confidence: number, sentence: string}} verdict */
  function show(verdict) {
    badge.hidden = words.hidden = verdict === null;
    if (verdict !== null) {
      fill(badge, verdict.kind === 'unknown' ? 'slow, fault unknown' : `fault of ${verdict.kind === 'fleet' ? 'the fleet' : `the ${verdict.kind}`}`);
      fill(words, `${verdict.sentence} Confidence ${verdict.confidence.toFixed(2)}.`);
    }
  }

  return { badge, words, show };
}
