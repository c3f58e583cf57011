// Measures the fleet's page: usage: node bench.mjs URL LOADS MINUTES LAST CHROMIUM; see fleetrtt bench web --help.

import { chromium } from 'playwright-core';
import { FLAGS } from './browser.mjs';

const [url, loads, minutes, last, executablePath] = process.argv.slice(2);
const FIRST_USE_MILLIS = 1000;
/** A heap that is steady still breathes by some per cent. */
const MOST_GROWTH = 1.1;
const SETTLE_SECONDS = 60;
const EVERY_SECONDS = 15;
/** Loads that do not count: an aggregator runs for weeks, and one that has just started still compiles its code. */
const WARM_UP = 3;

const browser = await chromium.launch({ executablePath, args: FLAGS });
const page = `${url.replace(/\/$/, '')}/#/fleet?last=${last}`;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** Useful: figures, a painted heatmap, and ranked peers. Milliseconds from the navigation's start, by the page's clock. */
async function load() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const tab = await context.newPage();
  await tab.goto(page, { waitUntil: 'commit' });
  const useful = await tab.waitForFunction(() => {
    const shown = document.querySelector('.figures dd span')?.textContent && document.querySelector('tbody canvas.spark');
    const canvas = document.querySelector('figure .plot canvas');
    return shown && canvas ? performance.now() : 0;
  }, null, { polling: 'raf' });
  const first = await tab.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
  const result = { first, useful: await useful.jsonValue() };
  await context.close();
  return result;
}

/** Bytes of live objects after a collection, and how many nodes and listeners there are. */
async function memory(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

async function follow() {
  const tab = await (await browser.newContext({ viewport: { width: 1440, height: 1000 } })).newPage();
  let answers = 0;
  tab.on('response', (response) => { answers += response.url().includes('/api/v1/fleet') ? 1 : 0; });
  await tab.goto(page);
  const session = await tab.context().newCDPSession(tab);
  await session.send('Performance.enable');
  await tab.waitForTimeout(SETTLE_SECONDS * 1000);
  const seen = [];
  for (const end = Date.now() + minutes * 60_000; Date.now() < end;) {
    seen.push(await memory(session));
    await tab.waitForTimeout(EVERY_SECONDS * 1000);
  }
  const quarter = Math.max(1, Math.floor(seen.length / 4));
  const of = (key, list) => median(list.map((each) => each[key]));
  const growth = (key) => of(key, seen.slice(-quarter)) / of(key, seen.slice(0, quarter));
  console.log(`live      ${minutes} min, ${answers} answers; heap ${mib(of('heap', seen.slice(0, quarter)))} in the first quarter, `
    + `${mib(of('heap', seen.slice(-quarter)))} in the last (x ${growth('heap').toFixed(3)}); nodes x ${growth('nodes').toFixed(3)}, `
    + `listeners x ${growth('listeners').toFixed(3)}`);
  return growth('heap') <= MOST_GROWTH && growth('nodes') <= MOST_GROWTH && growth('listeners') <= MOST_GROWTH;
}

const all = [];
for (let i = 0; i < WARM_UP + Number(loads); i++) {
  all.push(await load());
}
const [warming, seen] = [all.slice(0, WARM_UP), all.slice(WARM_UP)];
const useful = median(seen.map((each) => each.useful));
console.log(`load      ${loads} times; first paint ${Math.round(median(seen.map((each) => each.first)))} ms, `
  + `of use after ${Math.round(useful)} ms (median), ${Math.round(Math.max(...seen.map((each) => each.useful)))} ms (slowest); `
  + `the first ${WARM_UP}, of a server just started, do not count: ${warming.map((each) => Math.round(each.useful)).join(', ')} ms`);
const steady = Number(minutes) === 0 || await follow();
await browser.close();
process.exitCode = useful <= FIRST_USE_MILLIS && steady ? 0 : 1;
