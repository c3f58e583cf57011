// A heatmap as small as a word. Those in one table share slots and colours, so that rows can be compared.

import { el } from '../dom.js';
import { slotRange } from '../slots.js';
import { colourScale, rampNow } from './colours.js';

const WIDTH = 132;
const HEIGHT = 22;
/** An hour is the longest window there is. */
const MOST_STEP = 3_600_000;

export function sparkCanvas() {
  const canvas = el('canvas.spark', { 'aria-hidden': 'true', width: WIDTH * devicePixelRatio, height: HEIGHT * devicePixelRatio });
  canvas.style.width = `${WIDTH}px`;
  canvas.style.height = `${HEIGHT}px`;
  return canvas;
}

/**
 * What the sparks of one table share; null when there is nothing to paint.
 * @param {Array<Array<{startMillis, firstSlot, counts}>>} sparks
 */
export function sparkFrame(span, sparks, colours) {
  const points = sparks.flat();
  const range = slotRange(points);
  if (range === null) {
    return null;
  }
  const starts = [...new Set(points.map(({ startMillis }) => startMillis))].sort((a, b) => a - b);
  const gaps = starts.slice(1).map((start, i) => start - starts[i]);
  return { span, range, step: Math.min(...gaps, MOST_STEP), scale: colourScale(colours, points.flatMap(({ counts }) => counts)) };
}

/** @param {HTMLCanvasElement} canvas @param {Array<{startMillis, firstSlot, counts}>} windows */
export function paintSpark(canvas, windows, { span, step, range, scale }) {
  const pen = canvas.getContext('2d');
  pen.clearRect(0, 0, canvas.width, canvas.height);
  const first = Math.floor(span.fromMillis / step) * step;
  const columns = Math.max(1, Math.ceil((span.toMillis - first) / step));
  const [width, height] = [canvas.width / columns, canvas.height / (range.last - range.first + 1)];
  const ramp = rampNow();
  for (const { startMillis, firstSlot, counts } of windows) {
    const left = Math.floor(((startMillis - first) / step) * width);
    const right = Math.ceil(((startMillis - first) / step + 1) * width);
    counts.forEach((count, i) => {
      if (count > 0) {
        const top = Math.floor((range.last - firstSlot - i) * height);
        pen.fillStyle = scale.colour(count, ramp);
        pen.fillRect(left, top, right - left, Math.ceil((range.last - firstSlot - i + 1) * height) - top);
      }
    });
  }
}
