// Colours of counts. Lightness alone tells more from less, so they are read alike with every kind of colour vision and in
// grey. On a dark page it is viridis; on a light page the same hues from pale to dark, so that more is always farther from
// the page's own colour.

const VIRIDIS = ['#440154', '#482878', '#3e4989', '#31688e', '#26828e', '#1f9e89', '#35b779', '#6ece58', '#b5de2b', '#fde725'];
const STEPS = 256;
const PALE_TO_DARK = ['#dcebb5', '#b4dca4', '#82c99c', '#52b19a', '#329699', '#2c7892', '#355a86', '#413a77', '#44195f', '#3a0148'];
/** A single sample must not vanish into the page's background. */
const LEAST = { dark: 0.14, light: 0 };

export const SCALES = ['log', 'linear', 'rank'];

function channels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function blend(stops, share) {
  const at = share * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(at));
  const [from, to] = [channels(stops[i]), channels(stops[i + 1])];
  return `rgb(${from.map((value, c) => Math.round(value + (to[c] - value) * (at - i))).join(',')})`;
}

function ramp(dark) {
  const least = dark ? LEAST.dark : LEAST.light;
  const stops = dark ? VIRIDIS : PALE_TO_DARK;
  return Array.from({ length: STEPS }, (_, i) => blend(stops, least + ((1 - least) * i) / (STEPS - 1)));
}

const ramps = { dark: ramp(true), light: ramp(false) };

export const isDark = () => document.documentElement.dataset.theme === 'dark';

export const rampNow = () => (isDark() ? ramps.dark : ramps.light);

/**
 * How counts become shares of the ramp, 0 for the least count above zero and 1 for the greatest.
 * @param {'log'|'linear'|'rank'} scale rank: by how many of the cells hold no more
 * @param {Iterable<number>} counts of all cells; zeros are left out
 */
export function colourScale(scale, counts) {
  const sorted = Float64Array.from([...counts].filter((count) => count > 0)).sort();
  const max = sorted.length > 0 ? sorted[sorted.length - 1] : 1;
  const shares = {
    linear: (count) => count / max,
    log: (count) => (max > 1 ? Math.log(count) / Math.log(max) : 1),
    rank: (count) => (sorted.length > 1 ? (ranked(sorted, count) - 1) / (sorted.length - 1) : 1),
  };
  const inverses = {
    linear: (share) => share * max,
    log: (share) => max ** share,
    rank: (share) => sorted[Math.round(share * (sorted.length - 1))] ?? 1,
  };
  const share = shares[scale];
  return {
    max,
    /** Count at a share of the ramp: for the legend. */
    at: inverses[scale],
    colour: (count, colours) => colours[Math.round(Math.min(1, share(count)) * (STEPS - 1))],
  };
}

/** How many of the sorted values are no greater. */
function ranked(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** A theme's colour by its name in the style sheet, for what is painted. */
export const themeColour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
