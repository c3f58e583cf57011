// What the colours and lines of a heatmap mean.

import { el, fill } from '../dom.js';
import { shortCount } from '../format.js';
import { rampNow, themeColour } from './colours.js';
import { hatching } from './paint.js';

const WIDTH = 110;
const HEIGHT = 10;

export function legend() {
  const bar = canvas(WIDTH);
  const none = canvas(16);
  const lines = [line([]), line([5, 3])];
  const [least, most] = [el('span'), el('span')];
  const element = el('div.legend', {},
    el('span.key', {}, lines[0].element, 'p50'), el('span.key', {}, lines[1].element, 'p99'),
    el('span.key.zero', {}, 'no sample'), el('span.key', {}, none, 'no data'),
    el('span.key.ramp', {}, el('span', {}, 'samples'), least, bar, most));

  /** @param {object} scale of colourScale */
  function show(scale) {
    const ramp = rampNow();
    const pen = bar.getContext('2d');
    for (let x = 0; x < bar.width; x++) {
      pen.fillStyle = ramp[Math.floor((x / bar.width) * ramp.length)];
      pen.fillRect(x, 0, 1, bar.height);
    }
    const hatch = none.getContext('2d');
    hatch.clearRect(0, 0, none.width, none.height);
    hatch.fillStyle = hatching(hatch);
    hatch.fillRect(0, 0, none.width, none.height);
    lines.forEach(({ paint }) => paint());
    fill(least, '1');
    fill(most, shortCount(scale.max));
    bar.title = `half way: ${shortCount(Math.round(scale.at(0.5)))} samples`;
  }

  return { element, show };
}

function canvas(width) {
  const element = el('canvas', { 'aria-hidden': 'true', width: width * devicePixelRatio, height: HEIGHT * devicePixelRatio });
  element.style.width = `${width}px`;
  element.style.height = `${HEIGHT}px`;
  return element;
}

/** A piece of line as it is over the heatmap. */
function line(dash) {
  const element = canvas(20);
  const paint = () => {
    const pen = element.getContext('2d');
    pen.clearRect(0, 0, element.width, element.height);
    for (const [colour, width, pattern] of [[themeColour('over-heat-halo'), 4.5, []], [themeColour('over-heat'), 1.5, dash]]) {
      pen.strokeStyle = colour;
      pen.lineWidth = width * devicePixelRatio;
      pen.setLineDash(pattern.map((length) => length * devicePixelRatio));
      pen.beginPath();
      pen.moveTo(0, element.height / 2);
      pen.lineTo(element.width, element.height / 2);
      pen.stroke();
    }
  };
  return { element, paint };
}
