// Names and texts of other people stay text, whatever they look like.

import assert from 'node:assert/strict';

async function nothingRan(tab) {
  assert.equal(await tab.page.locator('img, script:not([src]), iframe').count(), 0, 'no element was made of a text');
  assert.equal(await tab.page.evaluate(() => globalThis.owned), undefined, 'no script ran');
}

export default {
  'markup in rule names and annotations stays text': async (tab, facts) => {
    await tab.open('#/alerts');
    await tab.page.getByText(facts.hostileRule).first().waitFor();
    await tab.page.getByRole('button', { name: facts.hostileRule }).first().click();
    await tab.page.locator('.detail').getByText(facts.hostileText).first().waitFor();
    await nothingRan(tab);
    await tab.screenshot('alerts-hostile');
  },

  'markup on the fleet page stays text': async (tab, facts) => {
    await tab.open('#/fleet');
    await tab.page.locator('.alerts').getByText(facts.hostileText).first().waitFor();
    await nothingRan(tab);
  },

  'markup in a URL stays text': async (tab) => {
    await tab.page.goto(`${tab.facts.url}/#/host/${encodeURIComponent('<img src=x onerror="globalThis.owned=1">')}?last=5m`);
    await tab.page.locator('h1').getByText('<img src=x').waitFor();
    await nothingRan(tab);
    // The API refuses such a name, and the browser's console says so: here that is right.
    tab.forgive(/status of 4\d\d/);
  },

  'the policy of the page forbids what is not its own': async (tab) => {
    const response = await tab.page.goto(`${tab.facts.url}/`);
    const policy = response.headers()['content-security-policy'];
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|https?:/);
    const blocked = await tab.page.evaluate(() => {
      try {
        document.body.innerHTML += '<b>x</b>';
        return false;
      } catch {
        return true;
      }
    });
    assert.ok(blocked, 'not even the page itself may turn text into markup');
    tab.forgive(/TrustedHTML/);
  },
};
