// What is read off the page is what the API says, to the sample.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

const number = (text) => Number(text.replaceAll(/\D/g, ''));
const FLEET = 'Smoothed RTT of all hosts';

/** A span that is over, so that page and API speak of the same. */
const past = ({ fromMillis, toMillis }) => `from=${fromMillis}&to=${toMillis}`;

export default {
  'totals are those of what was sent': async (tab, facts) => {
    await tab.open(`#/fleet?${past(facts)}`);
    assert.equal(number(await tab.figure('Samples')), facts.samples);
  },

  'a peer is reached from the fleet page in two clicks or less': async (tab, facts) => {
    await tab.open('#/fleet?last=5m');
    await tab.page.getByRole('link', { name: facts.peer, exact: true }).first().click();
    await tab.settled();
    assert.equal(await tab.page.locator('h1 .name').textContent(), facts.peer);
    await tab.page.locator('figure .u-over').first().waitFor();
  },

  'a tooltip tells the exact count and the cumulative share': async (tab, facts) => {
    await tab.open(`#/fleet?${past(facts)}`);
    const area = await tab.area(FLEET);
    const { windows, span } = await tab.api(`fleet?${past(facts)}`);
    const window = windows[Math.floor(windows.length / 2)];
    const at = (window.startMillis + span.windowMillis / 2 - span.fromMillis) / (span.toMillis - span.fromMillis);
    const tip = tab.plot(FLEET).locator('.tip');
    for (let down = 0.05; down < 1; down += 0.05) {
      await tab.page.mouse.move(area.x + area.width * at, area.y + area.height * down);
      await tip.waitFor();
      const [range, counted] = [await tip.locator('dt').nth(0).textContent(), await tip.locator('dd').nth(0).textContent()];
      const slot = Math.max(0, Math.floor(Math.log2(number(range.split('–')[0]) || 1)));
      assert.equal(number(counted), window.rtt.counts[slot - window.rtt.firstSlot] ?? 0, `samples in ${range}`);
      const below = window.rtt.counts.slice(0, Math.max(0, slot - window.rtt.firstSlot + 1)).reduce((sum, each) => sum + each, 0);
      assert.ok(Math.abs(parseFloat(await tip.locator('dd').nth(1).textContent()) - (100 * below) / window.rtt.samples) <= 0.0101, `share up to ${range}`);
    }
  },

  'every plot has its table, with the numbers of the API': async (tab, facts) => {
    await tab.open(`#/peer/${encodeURIComponent(facts.peer)}?${past(facts)}`);
    const { windows } = await tab.api(`peers/${encodeURIComponent(facts.peer)}?${past(facts)}`);
    const plots = tab.page.locator('figure');
    for (let i = 0; i < await plots.count(); i++) {
      await plots.nth(i).getByRole('button', { name: 'Table' }).click();
      const rows = await plots.nth(i).locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
      const counted = rows.map(([, samples]) => samples).filter((samples) => /^[\d,]+$/.test(samples) && samples !== '0').map(number);
      assert.deepEqual(counted, windows.map(({ rtt }) => rtt.samples));
    }
  },

  'without a mouse, arrow keys read a plot and Enter zooms': async (tab, facts) => {
    await tab.open(`#/fleet?${past(facts)}`);
    await tab.area(FLEET);
    await tab.plot(FLEET).locator('.plot').focus();
    await tab.page.keyboard.press('ArrowLeft');
    const first = await tab.until('something is said', () => tab.plot(FLEET).locator('[aria-live]').textContent());
    assert.match(first, /samples|no data/);
    await tab.page.keyboard.press('ArrowLeft');
    await tab.until('the next is said', async () => await tab.plot(FLEET).locator('[aria-live]').textContent() !== first);
    for (const key of ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'Enter']) {
      await tab.page.keyboard.press(key);
    }
    const { from, to } = fragmentOf(tab);
    assert.ok(from > facts.fromMillis && to - from === 3 * 10_000, `three windows are left: ${from} to ${to}`);
  },

  'missing windows are not zero': async (tab, facts) => {
    await tab.open(`#/fleet?from=${facts.fromMillis - 120_000}&to=${facts.toMillis}`);
    const area = await tab.area(FLEET);
    await tab.page.mouse.move(area.x + 8, area.y + 40);
    assert.match(await tab.plot(FLEET).locator('.tip').textContent(), /no data/);
    await tab.plot(FLEET).getByRole('button', { name: 'Table' }).click();
    assert.equal(await tab.plot(FLEET).locator('tbody tr td').first().textContent(), 'no data');
    await tab.screenshot('fleet-missing');
  },

  'colours can be log, linear or by rank, and the legend follows': async (tab, facts) => {
    await tab.open(`#/fleet?${past(facts)}`);
    await tab.area(FLEET);
    const seen = new Set();
    for (const scale of ['log', 'linear', 'rank']) {
      await tab.prefer('Colours of counts', scale);
      seen.add(await tab.until('the plot is painted anew', async () => {
        const now = await tab.pixels(FLEET);
        return !seen.has(now) && now;
      }));
    }
    assert.equal(seen.size, 3);
    assert.match(tab.page.url(), /colours=rank/);
  },

  'a view is downloaded as CSV': async (tab, facts) => {
    await tab.open(`#/fleet?${past(facts)}`);
    const coming = tab.page.waitForEvent('download');
    await tab.page.locator('.settings').getByRole('button', { name: 'CSV' }).click();
    const download = await coming;
    assert.equal(download.suggestedFilename(), 'fleet.csv');
    const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
    const { windows } = await tab.api(`fleet?${past(facts)}`);
    assert.equal(lines.length, windows.length + 1, 'a head and a line for each window');
  },

  'peers can be filtered by block and text, and ranked otherwise': async (tab, facts) => {
    await tab.open('#/fleet?last=5m');
    const names = () => tab.page.locator('tbody a.name').allTextContents();
    await tab.until('peers are there', async () => (await names()).length > 2);
    await tab.page.getByLabel(/Filter peers/).fill(`${facts.peer}/${facts.peer.includes(':') ? 128 : 32}`);
    await tab.until('one is left', async () => (await names()).join() === facts.peer);
    await tab.page.getByLabel(/Filter peers/).fill('');
    await tab.until('all are back', async () => (await names()).length > 2);
    await tab.page.getByRole('button', { name: 'Samples' }).click();
    await tab.page.locator('th[aria-sort="descending"]', { hasText: 'Samples' }).waitFor();
    await tab.until('they are sorted', async () => {
      const column = (await tab.page.locator('tbody tr td:nth-child(10)').allTextContents()).map(number);
      return column.length > 2 && column.every((each, i) => i === 0 || each <= column[i - 1]);
    });
  },
};

export function fragmentOf(tab) {
  const params = new URLSearchParams(new URL(tab.page.url()).hash.split('?')[1] ?? '');
  return { from: Number(params.get('from')), to: Number(params.get('to')), last: params.get('last') };
}
