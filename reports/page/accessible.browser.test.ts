/** The accessibility rules (axe-core) on the whole page, apart from its other browser tests: they take long. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { CHROMIUM_ARGUMENTS, findChromium } from '../fixtures/chromium.js';
import { type OpenedPage, openPage, violations } from '../fixtures/opened-page.js';
import { renderReport } from '../render.js';

const executablePath = findChromium();
const without = executablePath ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)';
const DESK = { width: 1200, height: 900 };
const BROWSER_MS = 60_000;

/** Every part that a page can have, each with few charts: what makes one of them readable makes all. */
const run = {
  ...sampleRun({ scenarios: ['connect', 'push', 'fan-out', 'exact', 'wire', 'idle'] }),
  anchors: sampleRun().anchors,
};

/** The rows of a table are alike: of each, the first three. */
const WHOLE = '{ exclude: [["tbody:nth-of-type(n+4)"], ["tbody tr:nth-child(n+4)"]] }';
const EVERYTHING = `${WHOLE}, { resultTypes: ["violations"] }`;

describe.skipIf(!executablePath)(`the accessibility rules in Chromium${without}`, () => {
  let browser: Browser;
  let folder: string;
  let opened: OpenedPage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rules-'));
    writeFileSync(join(folder, 'page.html'), renderReport(run));
    browser = await chromium.launch({ executablePath: executablePath!, args: [...CHROMIUM_ARGUMENTS] });
    opened = await openPage(browser, pathToFileURL(join(folder, 'page.html')).href, { viewport: DESK });
    await opened.page.locator('[data-language-switch]').waitFor();
    // All that is folded is looked at as well.
    await opened.page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
  }, BROWSER_MS);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }, BROWSER_MS);

  it(
    'are kept where charts are static',
    async () => {
      // As they are without script, though axe itself is one.
      const live = (on: boolean) =>
        opened.page.evaluate(
          `document.querySelectorAll(".chart").forEach((one) => one.classList.toggle("is-live", ${on}))`,
        );
      await live(false);
      expect(await violations(opened.page, '{ include: [[".chart .picture"]] }')).toEqual([]);
      await live(true);
    },
    BROWSER_MS,
  );

  it(
    'are kept in English, in light colours',
    async () => {
      expect(await violations(opened.page, EVERYTHING)).toEqual([]);
    },
    BROWSER_MS,
  );

  // The same parts stand in the other language: each language is looked at once, and so are the colours.
  it(
    'are kept in Korean, in dark colours',
    async () => {
      await opened.page.emulateMedia({ colorScheme: 'dark' });
      await opened.page.click('[data-language-switch]');
      await opened.page.locator('html[lang=ko] [data-language-switch]:focus').waitFor();
      expect(await violations(opened.page, EVERYTHING)).toEqual([]);
    },
    BROWSER_MS,
  );
});
