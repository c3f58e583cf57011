// What is painted on a plot's canvas: cells, hatching, steps and bands. Coordinates come from uPlot, in canvas pixels.

import { slotPosition } from '../slots.js';
import { FILLED, MISSING } from './grid.js';
import { themeColour } from './colours.js';

const x = (u, millis) => Math.round(u.valToPos(millis, 'x', true));
const y = (u, value) => Math.round(u.valToPos(value, 'y', true));

/** Runs a painter within the plotting area. */
export function within(u, paint) {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  paint(ctx, bbox);
  ctx.restore();
}

/** One rectangle for each slot of each window that holds a sample. */
export function cells(u, ctx, grid, scale, ramp) {
  for (const { startMillis, endMillis, window, state } of grid.columns) {
    if (state !== FILLED) {
      continue;
    }
    const left = x(u, startMillis);
    const width = Math.max(1, x(u, endMillis) - left);
    const gap = width > 12 ? 1 : 0;
    window.rtt.counts.forEach((count, i) => {
      if (count > 0) {
        const slot = window.rtt.firstSlot + i;
        const top = y(u, slot + 1);
        ctx.fillStyle = scale.colour(count, ramp);
        ctx.fillRect(left, top, width - gap, y(u, slot) - top);
      }
    });
  }
}

/** Hatches the windows of which nothing is known: missing is not zero. */
export function missing(u, ctx, bbox, grid) {
  ctx.fillStyle = hatching(ctx);
  for (const { startMillis, endMillis, state } of grid.columns) {
    if (state === MISSING) {
      const left = x(u, startMillis);
      ctx.fillRect(left, bbox.top, x(u, endMillis) - left, bbox.height);
    }
  }
}

export function hatching(ctx) {
  const size = 6 * devicePixelRatio;
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const pen = tile.getContext('2d');
  pen.strokeStyle = themeColour('hatch');
  pen.lineWidth = devicePixelRatio;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
  }
  pen.stroke();
  return ctx.createPattern(tile, 'repeat');
}

/**
 * A line that is level within a window and broken where there is no value. Without risers a line that jumps
 * hides less of what is below.
 * @param {(window: object) => ?number} valueOf in the plot's unit
 */
export function steps(u, ctx, grid, valueOf, { colour, width = 1.5, dash = [], halo = null, risers = true }) {
  const path = new Path2D();
  let drawing = false;
  for (const { startMillis, endMillis, window } of grid.columns) {
    const value = window === null ? null : valueOf(window);
    if (value === null || value === undefined) {
      drawing = false;
      continue;
    }
    const level = u.valToPos(value, 'y', true);
    path[drawing && risers ? 'lineTo' : 'moveTo'](x(u, startMillis), level);
    path.lineTo(x(u, endMillis), level);
    drawing = true;
  }
  ctx.lineJoin = 'round';
  if (halo !== null) {
    stroke(ctx, path, halo, width + 2.5, []);
  }
  stroke(ctx, path, colour, width, dash);
}

function stroke(ctx, path, colour, width, dash) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width * devicePixelRatio;
  ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
  ctx.stroke(path);
  ctx.setLineDash([]);
}

/** The area between two values of each window. */
export function band(u, ctx, grid, boundsOf, colour) {
  ctx.fillStyle = colour;
  for (const { startMillis, endMillis, window } of grid.columns) {
    const bounds = window === null ? null : boundsOf(window);
    if (bounds !== null) {
      const left = x(u, startMillis);
      const top = y(u, bounds[1]);
      ctx.fillRect(left, top, x(u, endMillis) - left, Math.max(1, y(u, bounds[0]) - top));
    }
  }
}

/** Alerts as bars above the plotting area: hollow while pending, full while firing, so not told by colour alone. */
export function alertBars(u, ctx, bbox, alerts, untilMillis) {
  const height = 5 * devicePixelRatio;
  const top = bbox.top - height - 2 * devicePixelRatio;
  ctx.save();
  const bar = (from, to, colour, full) => {
    const left = Math.max(bbox.left, x(u, from));
    const right = Math.min(bbox.left + bbox.width, Math.max(x(u, to), left + 2 * devicePixelRatio));
    if (right > left) {
      ctx.fillStyle = ctx.strokeStyle = colour;
      ctx.lineWidth = devicePixelRatio;
      full ? ctx.fillRect(left, top, right - left, height) : ctx.strokeRect(left + 0.5, top + 0.5, right - left - 1, height - 1);
    }
  };
  for (const { sinceMillis, firedMillis, resolvedMillis } of alerts) {
    const end = resolvedMillis ?? untilMillis;
    bar(sinceMillis, firedMillis ?? end, themeColour('pending'), false);
    if (firedMillis !== null && firedMillis !== undefined) {
      bar(firedMillis, end, themeColour('firing'), true);
    }
  }
  ctx.restore();
}

export const rttPosition = (micros) => (micros === null || micros === undefined ? null : slotPosition(micros));
