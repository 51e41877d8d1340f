import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { csvOf } from '../csv.js';
import { CHROMIUM_ARGUMENTS, findChromium } from '../fixtures/chromium.js';
import { hostileRun } from '../fixtures/hostile-run.js';
import { type OpenedPage, openPage } from '../fixtures/opened-page.js';
import { dataFileOf } from '../model/data-file.js';
import { buildReport, chartsIn } from '../model.js';
import { renderReport } from '../render.js';

const executablePath = findChromium();
const without = executablePath ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)';
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1200, height: 900 };
const BROWSER_MS = 60_000;
/** A4; of a run that has all there is. */
const MOST_PAGES = 30;

const run = sampleRun();
/** Each part of a page once, its words all hostile. */
const HOSTILE = ['connect', 'push', 'fan-out', 'exact', 'wire', 'idle'];

const pages = {
  en: () => renderReport(run),
  // Of few scenarios: what one round changes, it changes in each.
  quick: () => renderReport(sampleRun({ rounds: 1, scenarios: ['connect', 'push', 'exact'] })),
  hostile: () => renderReport(hostileRun(sampleRun({ scenarios: HOSTILE }), { ids: true })),
};

type PageName = keyof typeof pages;

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

  const opened = new Map<string, Promise<OpenedPage>>();

  /**
   * The page as it is at a desk, in light colours; loaded at its first use, again without script. It was
   * opened once for all tests: each leaves it as it found it.
   */
  async function open(name: PageName, { script = true } = {}): Promise<OpenedPage> {
    const key = `${name}, script ${script}`;
    const found = opened.get(key) ?? load(name, script);
    opened.set(key, found);
    const { page } = await found;
    await page.setViewportSize(DESK);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    return found;
  }

  async function load(name: PageName, javaScriptEnabled: boolean): Promise<OpenedPage> {
    const address = pathToFileURL(join(folder, `${name}.html`)).href;
    const { page, incidents } = await openPage(browser, address, { viewport: DESK, javaScriptEnabled });
    if (javaScriptEnabled) await page.locator('[data-language-switch]').waitFor();
    // All that is folded is looked at as well.
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    return { page, incidents };
  }

  const language = (page: Page) => page.evaluate<string>('document.documentElement.lang');

  /** Puts the page into its other language for `look`, and back. */
  async function inOtherLanguage(page: Page, look: () => Promise<void>): Promise<void> {
    const before = await language(page);
    const other = before === 'en' ? 'ko' : 'en';
    for (const lang of [other, before]) {
      await page.click('[data-language-switch]');
      await page.locator(`html[lang=${lang}] [data-language-switch]:focus`).waitFor();
      if (lang === other) await look();
    }
  }

  const pageWidth = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth');
  const shown = (page: Page, selector: string) =>
    page.evaluate<number>(
      `[...document.querySelectorAll('${selector}')].filter((one) => one.getBoundingClientRect().height > 50).length`,
    );
  const count = (page: Page, selector: string) =>
    page.evaluate<number>(`document.querySelectorAll('${selector}').length`);
  const CHARTS = 'figure.chart';
  const LIVE_CHARTS = 'figure.chart:has(.live)';

  it.each(['en', 'quick', 'hostile'] as const)(
    'asks for nothing, says nothing and opens nothing, in either language: %s',
    async (name) => {
      const { page, incidents } = await open(name);
      await page.emulateMedia({ colorScheme: 'dark' });
      const look = async () => {
        await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
        expect(await shown(page, '.live canvas')).toBe(await count(page, LIVE_CHARTS));
        expect(incidents).toEqual([]);
      };
      await look();
      await inOtherLanguage(page, look);
      expect(incidents).toEqual([]);
    },
    BROWSER_MS,
  );

  it.each(['en', 'hostile'] as const)(
    'is no wider than a phone, in either language: %s',
    async (name) => {
      const { page } = await open(name, { script: false });
      await page.setViewportSize(PHONE);
      expect(await pageWidth(page)).toBe(PHONE.width);
      const { page: live } = await open(name);
      await live.setViewportSize(PHONE);
      expect(await pageWidth(live)).toBe(PHONE.width);
      await inOtherLanguage(live, async () => {
        expect(await pageWidth(live)).toBe(PHONE.width);
      });
    },
    BROWSER_MS,
  );

  it(
    'shows every chart once without script, at any width',
    async () => {
      const { page } = await open('en', { script: false });
      for (const [viewport, drawn, hidden] of [
        [DESK, 'svg.wide', 'svg.narrow'],
        [PHONE, 'svg.narrow, svg.alone', 'svg.wide:not(.alone)'],
      ] as const) {
        await page.setViewportSize(viewport);
        expect(await shown(page, drawn)).toBe(await count(page, CHARTS));
        expect(await shown(page, hidden)).toBe(0);
        expect(await shown(page, '.live')).toBe(0);
        expect(await shown(page, '.switch, .quiet, [data-download]')).toBe(0);
      }
    },
    BROWSER_MS,
  );

  it(
    'prints its static charts, not its canvases, in either language',
    async () => {
      const { page } = await open('en');
      const look = async () => {
        await page.emulateMedia({ media: 'print' });
        expect(await shown(page, 'svg.wide, svg.narrow')).toBe(await count(page, CHARTS));
        expect(await count(page, 'svg.wide:empty, svg.narrow:empty')).toBe(0);
        expect(await shown(page, '.live canvas')).toBe(0);
        await page.emulateMedia({ media: 'screen' });
      };
      await look();
      await inOtherLanguage(page, look);
    },
    BROWSER_MS,
  );

  it(
    'prints on few pages: charts and what decides a claim, not what else is folded, which is named',
    async () => {
      const { page } = await open('en');
      const fold = (isOpen: boolean) =>
        page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = ${isOpen}; })`);
      await fold(false);
      await page.emulateMedia({ media: 'print' });
      // What is folded has a size too.
      const seen = (selector: string) =>
        page.evaluate<number>(
          `[...document.querySelectorAll('${selector}')].filter((one) => one.checkVisibility()).length`,
        );
      expect(await seen('#everything svg.wide')).toBe(await count(page, `#everything ${CHARTS}`));
      expect(await seen('.wire-step, .sources table, .tools table')).toBe(0);
      const said = (selector: string) =>
        page.evaluate<string>(`document.querySelector('${selector}').innerText`);
      expect(await said('#sources summary')).toMatch(/: not printed, see the page or its result file$/);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(MOST_PAGES);
      await fold(true);
    },
    BROWSER_MS,
  );

  it(
    'keeps its place, its title and what was opened when the language changes, and remembers which',
    async () => {
      const { page, incidents } = await open('en');
      const top = () =>
        page.evaluate<number>('Math.round(document.getElementById("upgrade").getBoundingClientRect().top)');
      const closed = () => count(page, 'details:not([open])');
      const title = await page.title();
      await page.evaluate('document.querySelector("#upgrade details").open = false');
      await page.evaluate('document.getElementById("upgrade").scrollIntoView()');
      const before = await top();
      await page.evaluate('document.querySelector("[data-language-switch]").click()');
      await page.locator('html[lang=ko]').waitFor();
      expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
      expect(await closed()).toBe(1);
      expect(await page.title()).not.toBe(title);
      await page.reload();
      await page.locator('html[lang=ko] [data-language-switch]').waitFor();
      await page.click('[data-language-switch]');
      await page.locator('html[lang=en]').waitFor();
      expect(await page.title()).toBe(title);
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      expect(incidents).toEqual([]);
    },
    BROWSER_MS,
  );

  it(
    'opens what is folded around the place that a number comes from',
    async () => {
      const { page } = await open('en');
      await page.evaluate('document.querySelector("#sources details").open = false');
      await page.click('h1 a.n');
      const row = page.locator('tr:target');
      await row.waitFor();
      expect(await row.textContent()).toMatch(/\/(?:cells|comparisons|plan)\//);
      await page.evaluate('history.replaceState(null, "", location.pathname)');
    },
    BROWSER_MS,
  );

  it(
    'gives away the figures of a chart as CSV, and all of them as JSON',
    async () => {
      const { page } = await open('en');
      const saved = async (selector: string) => {
        const [download] = await Promise.all([page.waitForEvent('download'), page.click(selector)]);
        return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
      };
      const figure = chartsIn(buildReport(run)).find(({ id }) => id === 'push-latencyp50ns')!;
      const csv = await saved('#push-latencyp50ns [data-csv]');
      expect(csv).toEqual({ name: 'push-latencyp50ns.csv', text: csvOf(figure.table) });
      const json = await saved('[data-figures]');
      expect(json.name).toBe(`${run.runId}-figures.json`);
      expect(JSON.parse(json.text)).toEqual(JSON.parse(JSON.stringify(dataFileOf(run))));
    },
    BROWSER_MS,
  );

  it(
    'is whole in its first language where nothing can be unpacked',
    async () => {
      const context = await browser.newContext({ viewport: DESK });
      await context.addInitScript('delete globalThis.DecompressionStream');
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(pathToFileURL(join(folder, 'quick.html')).href);
      expect(await count(page, '[data-language-switch][hidden]')).toBe(1);
      expect(await count(page, '.live canvas')).toBe(0);
      expect(await shown(page, '#answer svg.wide, .step svg.wide')).toBeGreaterThan(0);
      expect(errors).toEqual([]);
      await context.close();
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
});
