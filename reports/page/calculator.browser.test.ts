/** The calculator in a real browser: what is typed is answered as the model answers it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { advise } from '../../results/model/advise.js';
import type { Needs } from '../../results/model/needs.js';
import { CHROMIUM_ARGUMENTS, findChromium } from '../fixtures/chromium.js';
import { type OpenedPage, openPage, violations } from '../fixtures/opened-page.js';
import { adviceCase } from '../model/advice-case.js';
import { readTexts, type Texts } from '../model/calculator-fields.js';
import { viewRun } from '../model/view.js';
import { renderReport } from '../render.js';
import type { Lang } from '../units.js';
import { bundle } from './bundle.js';

const executablePath = findChromium();
const without = executablePath ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)';
const DESK = { width: 1200, height: 900 };
const PHONE = { width: 360, height: 740 };
const BROWSER_MS = 60_000;
/** What the model reads, and no more: a page of few charts loads sooner. */
const run = sampleRun({ scenarios: ['connect', 'push', 'duplex', 'exact'] });

const START: Texts = { clients: '5000', news: '0.2', sent: '0', bytes: '128', rtt: '50', staleness: '2' };
const hashOf = (texts: Texts) => `#advice?${new URLSearchParams(texts).toString()}`;

function answerTo(texts: Texts, lang: Lang): string {
  const view = viewRun(run, lang);
  const lanes = view.shown.filter(({ set }) => set !== 'control');
  const { needs } = readTexts(texts) as { needs: Needs };
  const { finding } = adviceCase(view, advise({ ...run, lanes: [...lanes] }, needs), run.ranks);
  return finding.charAt(0).toUpperCase() + finding.slice(1);
}

describe.skipIf(!executablePath)(`the calculator in Chromium${without}`, () => {
  let browser: Browser;
  let folder: string;
  /** Opened once for all tests; each begins with an address of its own. */
  let opened: OpenedPage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'calculator-'));
    writeFileSync(join(folder, 'en.html'), renderReport(run));
    browser = await chromium.launch({ executablePath: executablePath!, args: [...CHROMIUM_ARGUMENTS] });
    const address = pathToFileURL(join(folder, 'en.html')).href;
    opened = await openPage(browser, address, { viewport: DESK });
    await opened.page.waitForSelector('#calculator .finding');
  }, BROWSER_MS);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }, BROWSER_MS);

  async function begin(texts: Texts): Promise<void> {
    await opened.page.evaluate(`location.hash = ${JSON.stringify(hashOf(texts))}`);
    await expect.poll(() => opened.page.inputValue('#number-clients')).toBe(texts.clients);
  }
  const finding = () => opened.page.textContent('#calculator .finding');
  async function type(texts: Partial<Texts>): Promise<void> {
    for (const [id, text] of Object.entries(texts)) await opened.page.fill(`#number-${id}`, text);
  }
  /** Settled: the address holds what was typed. */
  const settled = (texts: Texts) => opened.page.waitForURL((url) => url.hash === hashOf(texts));

  it(
    'answers what is typed as the model does, and keeps it in the address',
    async () => {
      expect(await finding()).toBe(answerTo(START, 'en'));
      const answers = new Set<string>();
      for (const change of [
        { clients: '200', news: '0.01', staleness: '20' },
        { news: '20', sent: '10', staleness: '0.1' },
        { rtt: '1500', staleness: '0.2' },
      ] as const) {
        const texts = { ...START, ...change };
        await type(texts);
        await settled(texts);
        const expected = answerTo(texts, 'en');
        expect(await finding()).toBe(expected);
        answers.add(expected);
      }
      expect(answers.size).toBe(3);
      expect(opened.incidents).toEqual([]);
    },
    BROWSER_MS,
  );

  it(
    'says what is expected where a number is none, keeps the last answer and the address, and takes arrow keys',
    async () => {
      const { page } = opened;
      await begin({ ...START, clients: '300' });
      const before = await finding();
      await type({ clients: '1000001' });
      await page.waitForSelector('#number-clients[aria-invalid=true]');
      expect(await page.textContent('#number-clients-hint')).toBe(
        'A whole number from 1 to 1,000,000 is expected.',
      );
      expect(await page.textContent('.answer .wrong')).toContain('Clients: A whole number');
      expect(await finding()).toBe(before);
      expect(await page.evaluate('location.hash')).toContain('clients=300');
      await type({ clients: '300' });
      await page.press('#number-clients', 'ArrowUp');
      await settled({ ...START, clients: '500' });
      expect(await page.getAttribute('#number-clients', 'aria-invalid')).toBe('false');
      expect(await page.textContent('#number-clients-hint')).toBe('connected at the same time');
      await page.click('[data-preset=game]');
      await page.waitForSelector('[data-preset=game][aria-pressed=true]');
      expect(await page.inputValue('#number-sent')).toBe('10');
      expect(opened.incidents).toEqual([]);
    },
    BROWSER_MS,
  );

  it(
    'is within the accessibility rules, fits a phone, and speaks the language that is switched to',
    async () => {
      const texts = { ...START, clients: '40000', sent: '1' };
      const { page } = opened;
      await begin(texts);
      const THIS = '{ include: [["#calculator"]] }';
      expect(await violations(page, THIS)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, `${THIS}, { runOnly: ["color-contrast"] }`)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
      await page.click('[data-language-switch]');
      await page.waitForSelector('[lang=ko] #calculator .finding');
      expect(await page.inputValue('#number-clients')).toBe('40000');
      expect(await finding()).toBe(answerTo(texts, 'ko'));
      await page.emulateMedia({ media: 'print' });
      expect(await page.isVisible('#calculator')).toBe(false);
      expect(opened.incidents).toEqual([]);
    },
    BROWSER_MS,
  );
});

describe('the calculator’s script', () => {
  const { text, modules } = bundle('calculator.tsx');

  it('holds the model and its words, and neither the schema nor any library', () => {
    expect(modules.filter((path) => /node_modules|schema|zod|capture/.test(path))).toEqual([]);
    expect(modules.filter((path) => path.includes('results/model/')).length).toBeGreaterThan(5);
  });

  it('is small', () => {
    expect(text.length).toBeLessThan(MOST_CHARACTERS);
  });
});

/** With the words of both languages; the page holds it compressed, in half of that. */
const MOST_CHARACTERS = 48_000;
