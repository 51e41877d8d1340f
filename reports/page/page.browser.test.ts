import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { CHROMIUM_ARGUMENTS, findChromium } from '../fixtures/chromium.js';
import { hostileRun } from '../fixtures/hostile-run.js';
import { renderReport } from '../render.js';

const executablePath = findChromium();
const without = executablePath ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)';
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1200, height: 900 };
const BROWSER_MS = 60_000;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const run = sampleRun();
const pages = {
  en: () => renderReport(run),
  ko: () => renderReport(run, { lang: 'ko' }),
  quick: () => renderReport(sampleRun({ rounds: 1 })),
  hostile: () => renderReport(hostileRun(run, { ids: true })),
};

type PageName = keyof typeof pages;

/** A page that was opened once for all tests; each leaves it as it found it. */
interface Opened {
  readonly page: Page;
  /** Console messages, errors, dialogs, and requests other than for the file itself. */
  readonly incidents: readonly string[];
}

describe.skipIf(!executablePath)(`the page in Chromium${without}`, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    for (const [name, render] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), render());
    browser = await chromium.launch({ executablePath: executablePath!, args: [...CHROMIUM_ARGUMENTS] });
  }, BROWSER_MS);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }, BROWSER_MS);

  const opened = new Map<string, Promise<Opened>>();

  /** The page as it is at a desk, in light colours; loaded at its first use, again without script. */
  async function open(name: PageName, { script = true } = {}): Promise<Opened> {
    const key = `${name}, script ${script}`;
    const found = opened.get(key) ?? load(name, script);
    opened.set(key, found);
    const { page } = await found;
    await page.setViewportSize(DESK);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    return found;
  }

  /** Loads a page with every request but the file's own refused. */
  async function load(name: PageName, javaScriptEnabled: boolean): Promise<Opened> {
    const context = await browser.newContext({ viewport: DESK, javaScriptEnabled });
    const address = pathToFileURL(join(folder, `${name}.html`)).href;
    const incidents: string[] = [];
    await context.route('**/*', (route) =>
      route.request().url() === address ? route.continue() : route.abort(),
    );
    const page = await context.newPage();
    page.on('request', (request) => {
      if (request.url() !== address) incidents.push(`request ${request.url()}`);
    });
    page.on('console', (message) => incidents.push(`console ${message.text()}`));
    page.on('pageerror', (error) => incidents.push(`error ${error.message}`));
    page.on('dialog', async (dialog) => {
      incidents.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    await page.goto(address, { waitUntil: 'load' });
    if (javaScriptEnabled) {
      await page.waitForFunction('document.querySelectorAll(".live canvas").length > 0');
    }
    return { page, incidents };
  }

  const pageWidth = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth');
  const shown = (page: Page, selector: string) =>
    page.evaluate<number>(
      `[...document.querySelectorAll('${selector}')].filter((one) => one.getBoundingClientRect().height > 50).length`,
    );
  const charts = (page: Page) => page.evaluate<number>('document.querySelectorAll("figure.chart").length');

  it.each(['en', 'ko', 'quick', 'hostile'] as const)(
    'asks for nothing, says nothing and opens nothing: %s',
    async (name) => {
      const { page, incidents } = await open(name);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
      expect(await shown(page, '.live canvas')).toBe(await charts(page));
      expect(incidents).toEqual([]);
    },
    BROWSER_MS,
  );

  it.each(['en', 'ko', 'hostile'] as const)(
    'is no wider than a phone: %s',
    async (name) => {
      for (const script of [true, false]) {
        const { page } = await open(name, { script });
        await page.setViewportSize(PHONE);
        expect(await pageWidth(page)).toBe(PHONE.width);
      }
    },
    BROWSER_MS,
  );

  it(
    'shows every chart once without script, at any width',
    async () => {
      for (const [viewport, drawn, hidden] of [
        [DESK, 'svg.wide', 'svg.narrow'],
        [PHONE, 'svg.narrow', 'svg.wide'],
      ] as const) {
        const { page } = await open('en', { script: false });
        await page.setViewportSize(viewport);
        expect(await shown(page, drawn)).toBe(await charts(page));
        expect(await shown(page, hidden)).toBe(0);
        expect(await shown(page, '.live')).toBe(0);
      }
    },
    BROWSER_MS,
  );

  it(
    'prints its static charts, not its canvases',
    async () => {
      const { page } = await open('en');
      await page.emulateMedia({ media: 'print' });
      expect(await shown(page, 'svg.wide')).toBe(await charts(page));
      expect(await shown(page, '.live canvas')).toBe(0);
    },
    BROWSER_MS,
  );

  it(
    'tells lane, figure and interval where the reader points',
    async () => {
      const { page } = await open('en');
      const texts = await page.evaluate<string[]>(`(async () => {
        const canvas = document.querySelector('#push-latencyp50ns .live canvas');
        const drawn = [];
        const context = canvas.getContext('2d');
        const original = context.fillText.bind(context);
        context.fillText = (text, ...rest) => { drawn.push(text); original(text, ...rest); };
        const box = canvas.getBoundingClientRect();
        for (let x = box.width * 0.2; x < box.width; x += 8) {
          const at = { clientX: box.left + x, clientY: box.top + 30, bubbles: true };
          canvas.dispatchEvent(new MouseEvent('mousemove', at));
          await new Promise((done) => requestAnimationFrame(done));
          if (drawn.some((text) => text.includes('95 % interval'))) break;
        }
        return drawn;
      })()`);
      expect(texts.join('\n')).toMatch(
        /Short polling[\s\S]*Median latency: [\d.]+\u00a0ms[\s\S]*95 % interval/,
      );
    },
    BROWSER_MS,
  );

  it(
    'changes its colours when asked to',
    async () => {
      const { page, incidents } = await open('en');
      const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      const before = await paper();
      await page.click('[data-theme-switch]');
      expect(await paper()).not.toBe(before);
      await page.click('[data-theme-switch]');
      expect(await paper()).toBe(before);
      expect(incidents).toEqual([]);
    },
    BROWSER_MS,
  );

  /** Ids of violated rules with the element; `ask` is what axe is to look at, and by which rules. */
  async function violations(page: Page, ask: string): Promise<string[]> {
    if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axeSource);
    return page.evaluate<string[]>(
      `axe.run(${ask}).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
    );
  }
  const EVERYTHING = 'document, { resultTypes: ["violations"] }';
  /** The rows of a table are alike in their colours: of each, the first three. */
  const COLOURS =
    '{ exclude: [["tbody:nth-of-type(n+4)"], ["tbody tr:nth-child(n+4)"]] }, { runOnly: ["color-contrast"] }';

  it.each(['en', 'ko'] as const)(
    'has no violation of the accessibility rules: %s',
    async (name) => {
      const { page } = await open(name);
      expect(await violations(page, EVERYTHING)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, COLOURS)).toEqual([]);
    },
    BROWSER_MS,
  );

  it(
    'has no violation of the accessibility rules where its charts are static',
    async () => {
      const { page } = await open('en');
      // As they are without script, though axe itself is one.
      const live = (on: boolean) =>
        page.evaluate(
          `document.querySelectorAll(".chart").forEach((one) => one.classList.toggle("is-live", ${on}))`,
        );
      await live(false);
      expect(await violations(page, '{ include: [[".chart .picture"]] }')).toEqual([]);
      await live(true);
    },
    BROWSER_MS,
  );
});
