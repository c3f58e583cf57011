// Every view, in both themes: it shows data, says nothing in the console and keeps nobody out.

import assert from 'node:assert/strict';

const range = 'last=5m';
const peer = ({ peer: name }) => `#/peer/${encodeURIComponent(name)}?${range}`;
const host = ({ host: name }) => `#/host/${name}?${range}`;

const VIEWS = {
  fleet: { at: () => `#/fleet?${range}`, shows: 'tbody tr:nth-child(5) canvas.spark' },
  peer: { at: peer, shows: '.multiples li' },
  hosts: { at: () => `#/hosts?${range}`, shows: 'tbody tr:nth-child(2) canvas.spark' },
  host: { at: host, shows: 'section tbody tr a' },
  alerts: { at: () => '#/alerts', shows: 'tbody .badge' },
  localisation: { at: () => `#/localisation?${range}`, shows: '.alerts .badge' },
  collectors: { at: () => '#/collectors', shows: 'tbody .badge' },
};

function inBothThemes(view) {
  return async (tab, facts) => {
    await tab.open(VIEWS[view].at(facts));
    for (const theme of ['light', 'dark']) {
      await tab.page.emulateMedia({ colorScheme: theme });
      await tab.page.locator(`html[data-theme=${theme}]`).waitFor();
      await tab.page.locator(VIEWS[view].shows).first().waitFor();
      assert.equal(await tab.page.locator('section .fault:visible').count(), 0, 'every part has been answered for');
      assert.deepEqual(await tab.seriousFaults(), [], `axe-core finds no serious fault in the ${theme} theme`);
      await tab.screenshot(`${view}-${theme}`);
    }
    assert.match(await tab.page.title(), /FleetRTT$/);
  };
}

const brightness = (tab) => tab.page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).reduce((sum, each) => sum + Number(each), 0) / 3);

export default {
  ...Object.fromEntries(Object.keys(VIEWS).map((view) => [`view ${view} renders in both themes`, inBothThemes(view)])),

  'whoever is slow has a badge that says whose fault it is': async (tab, facts) => {
    for (const [at, words, why] of [[peer, 'fault of the peer', `${facts.peer} is slow to all hosts.`], [host, 'fault of the host', facts.hostileText]]) {
      await tab.open(at(facts));
      const badge = tab.page.locator('h1 .badge');
      await badge.waitFor();
      assert.equal(await badge.textContent(), words);
      assert.equal(await tab.page.locator('.why').textContent(), `${why} Confidence 0.97.`);
    }
    await tab.screenshot('host-at-fault');
    await tab.open(`#/peer/${encodeURIComponent(facts.otherPeer)}?${range}`);
    await tab.page.locator(VIEWS.peer.shows).first().waitFor();
    assert.equal(await tab.page.locator('h1 .badge').isVisible(), false, 'and whoever is not has none');
    await tab.open(`#/fleet?${range}`);
    await tab.page.locator('tbody tr', { hasText: facts.peer }).getByText('peer', { exact: true }).waitFor();
  },

  'each kind of fault has its words, and none has no badge': async (tab) => {
    await tab.open(`#/fleet?${range}`);
    const said = await tab.page.evaluate(async () => {
      const { blamed } = await import('/js/parts/blame.js');
      const blame = blamed();
      const badges = ['host', 'peer', 'path', 'fleet', 'unknown'].map((kind) => {
        blame.show({ kind, confidence: 0.5, sentence: 'Why.' });
        return [blame.badge.hidden, blame.badge.textContent, blame.words.hidden];
      });
      blame.show(null);
      return [...badges, [blame.badge.hidden, blame.words.hidden]];
    });
    const words = ['fault of the host', 'fault of the peer', 'fault of the path', 'fault of the fleet', 'slow, fault unknown'];
    assert.deepEqual(said, [...words.map((each) => [false, each, false]), [true, true]]);
  },

  'the matrix tells each pair, by pointer and by keys': async (tab, facts) => {
    await tab.open('#/localisation?last=5m');
    await tab.page.locator('.alerts .badge').first().waitFor();
    const box = tab.page.locator('.plot.matrix');
    await box.focus();
    await box.press('ArrowLeft');
    await box.press('ArrowUp');
    const tip = tab.page.locator('.plot.matrix .tip');
    await tip.waitFor();
    assert.match(await tip.textContent(), new RegExp(`${facts.host} to ${facts.peer.replaceAll('.', '\\.')}.*of usual.*40`));
  },

  'the theme follows the system and can be chosen': async (tab) => {
    await tab.page.emulateMedia({ colorScheme: 'dark' });
    await tab.open(`#/fleet?${range}`);
    assert.ok(await brightness(tab) < 60, 'dark as the system');
    await tab.prefer('Theme', 'light');
    assert.ok(await brightness(tab) > 200, 'light as chosen');
    await tab.page.reload();
    assert.ok(await brightness(tab) > 200, 'and remembered');
  },

  'a narrow window shows the same without scrolling sideways': async (tab) => {
    await tab.page.setViewportSize({ width: 800, height: 900 });
    await tab.open(`#/fleet?${range}`);
    await tab.page.locator(VIEWS.fleet.shows).waitFor();
    assert.ok(await tab.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is as wide as the window');
    await tab.screenshot('fleet-narrow');
  },
};
