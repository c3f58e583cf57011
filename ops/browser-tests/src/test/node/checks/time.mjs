// Time: live data, brushing, and URLs that show another reader the same.

import assert from 'node:assert/strict';
import { fragmentOf } from './reading.mjs';

const FLEET = 'Smoothed RTT of all hosts';
const number = (text) => Number(text.replaceAll(/\D/g, ''));

async function brush(tab, title, from, to) {
  const area = await tab.area(title);
  await tab.page.mouse.move(area.x + area.width * from, area.y + area.height / 2);
  await tab.page.mouse.down();
  await tab.page.mouse.move(area.x + area.width * (from + to) / 2, area.y + area.height / 2);
  await tab.page.mouse.move(area.x + area.width * to, area.y + area.height / 2);
  await tab.page.mouse.up();
}

export default {
  'live data arrive without a reload': async (tab) => {
    await tab.open('#/fleet?last=15m');
    await tab.page.evaluate(() => { globalThis.sameDocument = true; });
    const [before, picture] = [number(await tab.figure('Samples')), await tab.pixels(FLEET)];
    await tab.until('more samples are shown', async () => number(await tab.figure('Samples')) > before);
    await tab.until('the heatmap moves', async () => await tab.pixels(FLEET) !== picture);
    assert.equal(await tab.page.evaluate(() => globalThis.sameDocument), true, 'it is the same document');
  },

  'the first view is asked for before its code has come, and once': async (tab, facts) => {
    const asked = [];
    let first;
    const ahead = new Promise((resolve) => { first = resolve; });
    tab.page.on('request', (request) => {
      const [, path] = new URL(request.url()).pathname.split('/api/v1/');
      if (path !== undefined && path !== 'live') {
        asked.push(path);
        first();
      }
    });
    await tab.page.route('**/js/app.js', async (route) => {
      await ahead;
      await route.continue();
    });
    await tab.open(`#/fleet?from=${facts.fromMillis}&to=${facts.toMillis}`);
    await tab.page.locator('tbody a.name').first().waitFor();
    assert.deepEqual(asked.sort(), ['alerts', 'fleet', 'peers']);
  },

  'what is not live stays as it is': async (tab) => {
    await tab.open('#/fleet?last=15m');
    await tab.page.getByRole('button', { name: 'Live' }).click();
    await tab.settled();
    let asked = 0;
    tab.page.on('request', (request) => { asked += request.url().includes('/fleet') ? 1 : 0; });
    await tab.page.waitForTimeout(3000);
    assert.ok(asked <= 1, `it asked ${asked} times`);
  },

  'brushing a span zooms every plot, and Back returns': async (tab, facts) => {
    await tab.open(`#/peer/${encodeURIComponent(facts.peer)}?last=5m`);
    const titles = [FLEET, 'Quantiles and min RTT'];
    const before = await Promise.all(titles.map((title) => tab.pixels(title)));
    await brush(tab, FLEET, 0.5, 0.9);
    await tab.until('the span is in the URL', () => fragmentOf(tab).from > 0);
    const { from, to } = fragmentOf(tab);
    assert.ok(Math.abs(to - from - 0.4 * 300_000) < 15_000, `two minutes of five are left: ${to - from} ms`);
    for (const [i, title] of titles.entries()) {
      await tab.until(`${title} is zoomed`, async () => await tab.pixels(title) !== before[i]);
    }
    await tab.screenshot('peer-brushed');
    await tab.page.goBack();
    await tab.until('the span is as before', () => fragmentOf(tab).last === '5m');
  },

  'a URL shows another reader the same': async (tab, facts) => {
    await tab.open(`#/peer/${encodeURIComponent(facts.peer)}?from=${facts.fromMillis}&to=${facts.toMillis}&colours=rank`);
    const samples = await tab.figure('Samples');
    const other = await tab.context.newPage();
    await other.goto(tab.page.url());
    const seen = other.locator('.figures > div').filter({ has: other.locator('dt:text-is("Samples")') }).locator('dd > span').first();
    await seen.waitFor();
    assert.equal((await seen.textContent()).trim(), samples);
    assert.equal(await other.getByLabel('Colours of counts').inputValue(), 'rank');
  },

  'presets and a span of one\'s own set the range': async (tab, facts) => {
    await tab.open('#/fleet');
    await tab.page.getByRole('button', { name: '15m' }).click();
    await tab.until('the preset is in the URL', () => fragmentOf(tab).last === '15m');
    await tab.page.getByTitle('A span of your own').click();
    // Chromium leaves out seconds that are zero, and Playwright compares what it reads back.
    const iso = (millis) => new Date(millis).toISOString().slice(0, 19).replace(/:00$/, '');
    await tab.page.getByLabel('From').fill(iso(facts.fromMillis));
    await tab.page.getByLabel('To', { exact: true }).fill(iso(facts.toMillis));
    await tab.page.getByRole('button', { name: 'Show' }).click();
    await tab.until('the span is in the URL', () => fragmentOf(tab).from === facts.fromMillis && fragmentOf(tab).to === facts.toMillis);
  },
};
