// Runs the checks, one after the other in one browser, and prints a line of JSON for each: {"name", "fault"?, "millis"}.
// usage: node run.mjs FACTS.json, where the test has written what it knows of the running stack.

import { readFile } from 'node:fs/promises';
import { Browser } from './browser.mjs';

const facts = JSON.parse(await readFile(process.argv[2], 'utf8'));
const suites = ['views', 'reading', 'time', 'hostile'];
const checks = (await Promise.all(suites.map((name) => import(`./checks/${name}.mjs`)))).flatMap((suite) => Object.entries(suite.default));
const browser = await Browser.launch(facts);

for (const [name, check] of checks) {
  const began = performance.now();
  let fault;
  try {
    await browser.visit(name, (tab) => check(tab, facts));
  } catch (e) {
    fault = e.stack;
  }
  process.stdout.write(`${JSON.stringify({ name, fault, millis: Math.round(performance.now() - began) })}\n`);
}
await browser.close();
