import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleRun } from '../results/fixtures/sample-run.js';
import type { PackedCharts } from './charts/pack.js';
import { HOSTILE_TEXTS, hostileRun } from './fixtures/hostile-run.js';
import { renderReport } from './render.js';

const run = sampleRun();
const MOST_BYTES = 700_000;
/** Every text of a hostile run is as long as a page lets it be. */
const MOST_HOSTILE_BYTES = 1_000_000;
const STANDARD = ['connect', 'push', 'fan-out', 'duplex', 'throughput', 'idle', 'exact', 'framing'];
const MOST_MS = 3_000;

const matches = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');
const scriptsOf = (html: string) => matches(html, /<script>([\s\S]*?)<\/script>/g);
const dataOf = (html: string) =>
  matches(html, /<script type="application\/json" id="charts">([\s\S]*?)<\/script>/g);
const stylesOf = (html: string) => matches(html, /<style>([\s\S]*?)<\/style>/g);
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** The page without what it holds as data, script and style: its markup alone. */
const markupOf = (html: string) => html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '');

describe('renderReport', () => {
  let html = '';
  let took = 0;
  beforeAll(() => {
    const start = performance.now();
    html = renderReport(run);
    took = performance.now() - start;
  });

  it('keeps its size and, by a wide bound, its time', () => {
    // A standard run asks neither for capacity nor for published figures.
    const { anchors: _, ...standard } = sampleRun({ scenarios: STANDARD });
    expect(Buffer.byteLength(renderReport(standard))).toBeLessThan(MOST_BYTES);
    expect(took).toBeLessThan(MOST_MS);
  });

  it('gives the same page for the same file', () => {
    expect(renderReport(run) === html).toBe(true);
  });

  it('names nothing that would be loaded', () => {
    const addresses = matches(markupOf(html), /\s(?:src|href|srcset|action|data)="([^"]*)"/g);
    expect(addresses.filter((address) => !address.startsWith('#') && address !== 'data:,')).toEqual([]);
    expect(/url\(|@import/.exec(stylesOf(html).join())).toBeNull();
  });

  it('allows by its policy the one script and the one style it holds, and nothing else', () => {
    const policy = matches(html, /http-equiv="Content-Security-Policy" content="([^"]*)"/g)[0]!;
    const [script] = scriptsOf(html);
    const [style] = stylesOf(html);
    expect(scriptsOf(html)).toHaveLength(1);
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; script-src ${hash(script!)}; style-src ${hash(style!)}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(/\s(?:on\w+|style)="/.exec(markupOf(html))).toBeNull();
  });

  it('holds every chart as SVG with text, in a wide and a narrow drawing', () => {
    const data = Object.keys((JSON.parse(dataOf(html)[0]!) as PackedCharts).charts);
    expect(data.length).toBeGreaterThanOrEqual(6);
    for (const name of ['wide', 'narrow']) {
      const drawings = matches(html, new RegExp(`<svg class="${name}"[^>]*>([\\s\\S]*?)</svg>`, 'g'));
      expect(drawings).toHaveLength(data.length);
      for (const drawing of drawings)
        expect(drawing).toMatch(/<text[^>]*>WebSocket \(ws\)<\/text>|Short polling/);
    }
  });

  it('shows the reason of what was skipped, failed and not valid', () => {
    for (const reason of [
      'no binary for this platform',
      'exited with code 134',
      'generator busy 97\u00a0%',
    ]) {
      expect(markupOf(html).includes(reason)).toBe(true);
    }
  });

  it('speaks Korean where asked to, and says so to browsers', () => {
    const korean = renderReport(run, { lang: 'ko' });
    expect(korean.includes('<html lang="ko"')).toBe(true);
    expect(markupOf(korean).includes('숏 폴링')).toBe(true);
    expect(html.includes('<html lang="en"')).toBe(true);
  });
});

describe.each([
  ['in its texts', false],
  ['in its texts and ids', true],
])('a result file that is hostile %s', (_where, ids) => {
  const html = renderReport(hostileRun(run, { ids }));

  it('adds no element to the page', () => {
    const allowed = renderReport(run);
    const names = (page: string) => new Set(matches(markupOf(page), /<([a-zA-Z][\w-]*)/g));
    for (const name of ['img', 'iframe', 'b onclick', 'object', 'base'])
      expect(names(html).has(name)).toBe(false);
    expect([...names(html)].filter((name) => !names(allowed).has(name))).toEqual([]);
    expect(matches(html, /(<script)/g)).toHaveLength(matches(allowed, /(<script)/g).length);
    expect(matches(html, /(<\/script)/g)).toHaveLength(matches(allowed, /(<\/script)/g).length);
    expect(matches(html, /(<style)/g)).toHaveLength(1);
  });

  it('keeps its chart data readable and without a tag or a line separator', () => {
    const [data] = dataOf(html);
    expect(() => JSON.parse(data!) as unknown).not.toThrow();
    expect(/[<>\u2028\u2029]/.exec(data!)).toBeNull();
  });

  it('turns no line round and breaks none', () => {
    const turning = /[\u202a-\u202e\u2066\u2067]|(?!\n)\p{Cc}/u;
    expect(turning.exec(markupOf(html) + dataOf(html).join())).toBeNull();
  });

  it('bounds its length', () => {
    const longest = HOSTILE_TEXTS.reduce((a, b) => (a.length > b.length ? a : b));
    expect(html.includes(longest)).toBe(false);
    expect(Buffer.byteLength(html)).toBeLessThan(MOST_HOSTILE_BYTES);
  });
});
