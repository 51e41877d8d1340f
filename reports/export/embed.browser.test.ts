/** A chart in a frame of somebody's page, in a real browser: the snippet sets its height, and nothing is loaded. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { CHROMIUM_ARGUMENTS, findChromium } from '../fixtures/chromium.js';
import { violations } from '../fixtures/opened-page.js';
import { buildReport, chartsIn } from '../model.js';
import { embedPage, embedSnippet } from './embed-page.js';

const executablePath = findChromium();
const without = executablePath ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)';
const BROWSER_MS = 60_000;

describe.skipIf(!executablePath)(`a chart in a frame, in Chromium${without}`, () => {
  let browser: Browser;
  let folder: string;
  const figure = chartsIn(buildReport(sampleRun({ scenarios: ['push'] })))[0]!;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'embed-'));
    mkdirSync(join(folder, 'embed'));
    writeFileSync(join(folder, 'embed', 'chart.html'), embedPage(figure, 'en'));
    const post = `<!doctype html><html lang="en"><title>post</title><body>${embedSnippet(figure, 'embed/chart.html')}`;
    writeFileSync(join(folder, 'post.html'), post);
    browser = await chromium.launch({ executablePath: executablePath!, args: [...CHROMIUM_ARGUMENTS] });
  }, BROWSER_MS);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }, BROWSER_MS);

  it(
    'is as high as its content and scrolls neither way, on a phone as at a desk',
    async () => {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', ({ message }) => said.push(message));
      for (const width of [1000, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(pathToFileURL(join(folder, 'post.html')).href);
        const frame = page.frames().find((one) => one.url().endsWith('chart.html'))!;
        const content = () => frame.evaluate<number>('document.body.getBoundingClientRect().height');
        const height = () => page.evaluate<string>('document.querySelector("iframe").getAttribute("height")');
        await expect.poll(async () => Number(await height()) - (await content())).toBeGreaterThanOrEqual(0);
        expect(Number(await height()) - (await content())).toBeLessThanOrEqual(1);
        const wide = await frame.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect(wide).toBeLessThanOrEqual(0);
      }
      expect(said).toEqual([]);
      await page.close();
    },
    BROWSER_MS,
  );

  it(
    'alone has no violation of the accessibility rules',
    async () => {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(join(folder, 'embed', 'chart.html')).href);
      const rules = '{ rules: { "page-has-heading-one": { enabled: false } }, resultTypes: ["violations"] }';
      expect(await violations(page, `document, ${rules}`)).toEqual([]);
      await page.close();
    },
    BROWSER_MS,
  );
});
