// One histogram as bars over log2 slots, with another's shape as an outline to compare it with.

import { el } from '../dom.js';
import { count, cumulativeShare, rtt, slotText } from '../format.js';
import { countIn, countUpTo, slotHigh, slotLow, slotRange } from '../slots.js';
import { themeColour } from '../plot/colours.js';

const HEIGHT = 46;

/**
 * @param {object} histogram
 * @param {?object} outline another histogram, scaled to the same area
 * @param {?{first, last}} range slots shown; those of both when null
 */
export function bars(histogram, outline = null, range = null) {
  const shown = range ?? slotRange([histogram, ...(outline === null ? [] : [outline])]) ?? { first: 0, last: 0 };
  const slots = Array.from({ length: shown.last - shown.first + 1 }, (_, i) => shown.first + i);
  const canvas = el('canvas.bars', { role: 'img', 'aria-label': spoken(histogram, slots) });
  canvas.style.height = `${HEIGHT}px`;
  canvas.addEventListener('mousemove', (event) => {
    const slot = slots[Math.floor((event.offsetX / canvas.clientWidth) * slots.length)];
    if (slot !== undefined) {
      canvas.title = `${slotText(slot)}: ${count(countIn(histogram, slot))} samples, up to there ${cumulativeShare(countUpTo(histogram, slot), histogram.samples)}`;
    }
  });
  requestAnimationFrame(() => paint(canvas, histogram, outline, slots));
  const element = el('div.histogram', {}, canvas, el('div.ends', { 'aria-hidden': 'true' },
    el('span', {}, rtt(slotLow(shown.first))), el('span', {}, rtt(slotHigh(shown.last)))));
  return element;
}

function spoken(histogram, slots) {
  const parts = slots.filter((slot) => countIn(histogram, slot) > 0).map((slot) => `${slotText(slot)}: ${count(countIn(histogram, slot))}`);
  return `${count(histogram.samples)} samples; ${parts.join('; ')}`;
}

function paint(canvas, histogram, outline, slots) {
  const width = canvas.width = canvas.clientWidth * devicePixelRatio;
  const height = canvas.height = HEIGHT * devicePixelRatio;
  const share = (of, slot) => (of.samples > 0 ? countIn(of, slot) / of.samples : 0);
  const most = Math.max(...slots.map((slot) => Math.max(share(histogram, slot), outline === null ? 0 : share(outline, slot))), 1e-9);
  const pen = canvas.getContext('2d');
  const step = width / slots.length;
  pen.fillStyle = themeColour('bar');
  slots.forEach((slot, i) => {
    const tall = share(histogram, slot) > 0 ? Math.max(devicePixelRatio, (height - 2) * (share(histogram, slot) / most)) : 0;
    pen.fillRect(Math.round(i * step), height - tall, Math.round((i + 1) * step) - Math.round(i * step) - devicePixelRatio, tall);
  });
  if (outline !== null) {
    pen.strokeStyle = themeColour('muted');
    pen.lineWidth = devicePixelRatio;
    pen.beginPath();
    slots.forEach((slot, i) => {
      const level = height - (height - 2) * (share(outline, slot) / most);
      pen.lineTo(i * step, level);
      pen.lineTo((i + 1) * step, level);
    });
    pen.stroke();
  }
}
