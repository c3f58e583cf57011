// The machine's own chromium, one fresh profile for each check; whatever the page complains of or fetches is watched.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PATIENCE_MILLIS = 20_000;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export class Browser {
  #chromium;
  #facts;

  constructor(running, facts) {
    this.#chromium = running;
    this.#facts = facts;
  }

  static async launch(facts) {
    await mkdir(facts.out, { recursive: true });
    return new Browser(await chromium.launch({ executablePath: facts.chromium, args: FLAGS }), facts);
  }

  /** A new profile for one check; fails when the page complained or asked anybody but its origin. */
  async visit(name, check) {
    const context = await this.#chromium.newContext({ viewport: { width: 1440, height: 1000 }, colorScheme: 'light', timezoneId: 'UTC', acceptDownloads: true });
    context.setDefaultTimeout(PATIENCE_MILLIS);
    const tab = new Tab(context, await context.newPage(), this.#facts);
    try {
      await check(tab);
      tab.assertQuiet();
    } catch (e) {
      await tab.screenshot(`failed-${name.replaceAll(/\W+/g, '-')}`).catch(() => {});
      throw e;
    } finally {
      await context.close();
    }
  }

  close() {
    return this.#chromium.close();
  }
}

/** One tab of the page, and what one sees in it. */
export class Tab {
  #complaints = [];
  #foreign = [];

  constructor(context, page, facts) {
    this.context = context;
    this.page = page;
    this.facts = facts;
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && this.#complaints.push(message.text()));
    page.on('pageerror', (error) => this.#complaints.push(error.stack));
    page.on('dialog', (dialog) => this.#complaints.push(`a dialog opened: ${dialog.message()}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== new URL(facts.url).origin && url.protocol !== 'blob:') {
        this.#foreign.push(request.url());
      }
    });
  }

  /** Opens a view, e.g. '#/fleet?last=5m', and waits until it shows data. */
  async open(fragment) {
    await this.page.goto(`${this.facts.url}/${fragment}`);
    await this.settled();
  }

  /** Waits until what is shown has been answered for. */
  async settled() {
    await this.page.locator('main:not([aria-busy]) .view').first().waitFor();
    assert.equal(await this.page.locator('#fault').isVisible(), false, 'the page says that it has no data');
  }

  api(path) {
    return fetch(`${this.facts.url}/api/v1/${path}`).then((response) => {
      assert.equal(response.status, 200, `${path} answered ${response.status}`);
      return response.json();
    });
  }

  /** The value of a figure above the plots, e.g. 'Samples'. */
  async figure(name) {
    const box = this.page.locator('.figures > div').filter({ has: this.page.locator(`dt:text-is("${name}")`) });
    return (await box.locator('dd > span').first().textContent()).trim();
  }

  /** Chooses how things are shown, e.g. 'Theme', as a person does. */
  async prefer(name, value) {
    await this.page.getByText('View', { exact: true }).click();
    await this.page.getByLabel(name).selectOption(value);
    await this.page.keyboard.press('Escape');
  }

  plot(title) {
    return this.page.locator('figure').filter({ hasText: title });
  }

  /** Where the plotting area of a plot lies on the screen. */
  async area(title) {
    const over = this.plot(title).locator('.u-over');
    await over.waitFor();
    await over.scrollIntoViewIfNeeded();
    return over.boundingBox();
  }

  /** The plot's pixels as text, to see whether they change. */
  pixels(title) {
    return this.plot(title).locator('.plot canvas').first().evaluate((canvas) => canvas.toDataURL());
  }

  /** Polls until a condition holds. */
  async until(what, condition) {
    const end = Date.now() + PATIENCE_MILLIS;
    for (;;) {
      const seen = await condition();
      if (seen) {
        return seen;
      }
      assert.ok(Date.now() < end, `waited ${PATIENCE_MILLIS / 1000} s until ${what}`);
      await this.page.waitForTimeout(100);
    }
  }

  screenshot(name) {
    return this.page.screenshot({ path: path.join(this.facts.out, `${name}.png`), fullPage: true });
  }

  /** Faults that keep people from using the page, by axe-core. */
  async seriousFaults() {
    // By the debugger and not by a script element, which the page's policy forbids.
    await this.page.evaluate(await readFile(AXE, 'utf8'));
    const { violations } = await this.page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html}`);
  }

  /** Takes back complaints that a check was about. */
  forgive(pattern) {
    this.#complaints = this.#complaints.filter((complaint) => !pattern.test(complaint));
  }

  assertQuiet() {
    assert.deepEqual(this.#complaints, [], 'the console is empty');
    assert.deepEqual(this.#foreign, [], 'no request leaves the origin');
  }
}
