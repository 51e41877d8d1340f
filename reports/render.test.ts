import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleRun } from '../results/fixtures/sample-run.js';
import { committedRun } from './fixtures/committed-run.js';
import { HOSTILE_TEXTS, hostileRun } from './fixtures/hostile-run.js';
import { unpacked } from './fixtures/unpacked.js';
import { renderReport } from './render.js';

const run = sampleRun();
const MOST_BYTES = 875_000;
const MOST_PUBLISHED_BYTES = 1_000_000;
/** Every text of a hostile run is as long as a page lets it be, and stands in it in two languages. */
const MOST_HOSTILE_BYTES = 1_600_000;
const MOST_FIGURES_BYTES = 40_000;
const MOST_MS = 5_000;

const matches = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');
const scriptsOf = (html: string) => matches(html, /<script>([\s\S]*?)<\/script>/g);
/** What a page says in its own markup, in the other language's, and in its charts. */
const spokenIn = (html: string) => {
  const { other, charts } = unpacked(html);
  return [markupOf(html), other.body, JSON.stringify(charts)].join('\n');
};
const stylesOf = (html: string) => matches(html, /<style>([\s\S]*?)<\/style>/g);
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** The page without what it holds as data, script and style: its markup alone. */
const markupOf = (html: string) => html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '');

let own: string | undefined;
/** The page of the sample run, made once. */
function ownPage(): string {
  own ??= renderReport(run);
  return own;
}

describe('renderReport', () => {
  let html = '';
  let took = 0;
  beforeAll(() => {
    // Of the processor, not of the clock: others may be busy on it.
    const start = process.cpuUsage();
    html = ownPage();
    const { user, system } = process.cpuUsage(start);
    took = (user + system) / 1000;
  });

  it('keeps its size and, by a wide bound, its time', () => {
    // Korean takes three bytes a letter, and is the larger page.
    expect(Buffer.byteLength(renderReport(committedRun(), { lang: 'ko' }))).toBeLessThan(MOST_BYTES);
    // The sample holds all that a publish run has.
    expect(Buffer.byteLength(html)).toBeLessThan(MOST_PUBLISHED_BYTES);
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

  it('allows by its policy the scripts and the style it holds, and nothing else', () => {
    const policy = matches(html, /http-equiv="Content-Security-Policy" content="([^"]*)"/g)[0]!;
    const [script] = scriptsOf(html);
    const [style] = stylesOf(html);
    expect(scriptsOf(html)).toHaveLength(1);
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; script-src ${hash(script!)} ${hash(unpacked(html).script)}; style-src ${hash(style!)}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(/\s(?:on\w+|style)="/.exec(markupOf(html))).toBeNull();
  });

  it('holds every chart as SVG with text, in a wide and a narrow drawing', () => {
    const figures = matches(html, /<figure class="chart(?: is-lines)?" id="([^"]+)">/g);
    const data = unpacked(html).charts.charts.map(([id]) => id);
    expect(data.length).toBeGreaterThanOrEqual(6);
    expect(data.filter((id) => !figures.includes(id))).toEqual([]);
    const drawings = (name: string) =>
      matches(html, new RegExp(`<svg class="${name}"[^>]*>([\\s\\S]*?)</svg>`, 'g'));
    // What is folded away has one drawing.
    const [wide, narrow, alone] = ['wide', 'narrow', 'wide alone'].map(drawings) as [
      string[],
      string[],
      string[],
    ];
    expect(narrow).toHaveLength(wide.length);
    expect(wide.length + alone.length).toBe(figures.length);
    for (const drawing of [...wide, ...narrow, ...alone]) expect(drawing).toMatch(/<text[^>]*>[^<]+<\/text>/);
  });

  it('links every number in its sentences to a row that says where it comes from', () => {
    for (const markup of [html, unpacked(html).other.body]) {
      const links = matches(markup, /<a class="n" href="#([^"]+)"/g);
      const rows = new Set(matches(markup, /<tr id="(n_\d+)"/g));
      expect(links.length).toBeGreaterThan(20);
      expect(links.filter((id) => !rows.has(id!))).toEqual([]);
    }
  });

  it('leads nowhere but to parts of itself, each of which has its id once', () => {
    for (const markup of [html, unpacked(html).other.body]) {
      const ids = matches(markup, /\sid="([^"]+)"/g);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const targets = matches(markup, /\shref="#([^"]+)"/g).map((target) => target!.split('?')[0]);
      expect(targets.filter((target) => !ids.includes(target ?? ''))).toEqual([]);
    }
  });

  it('holds the other language, with the same parts and charts', () => {
    const { other, charts } = unpacked(html);
    expect(other.lang).toBe('ko');
    expect(other.body).toContain('숏 폴링');
    expect(charts.charts.filter(([, first, twin]) => !first || !twin)).toEqual([]);
    expect(charts.charts.length).toBeGreaterThan(10);
    const parts = (markup: string) => matches(markup, /<(?:section|figure|nav)[^>]*\sid="([^"]+)"/g);
    expect(parts(other.body)).toEqual(parts(html));
  });

  it('holds all figures of its cells, without the trials', () => {
    const { figures, pack } = unpacked(html);
    expect(pack.figures.length).toBeLessThan(MOST_FIGURES_BYTES);
    expect(figures.cells).toHaveLength(run.cells.length);
    const at = run.cells.findIndex(({ status }) => status === 'valid');
    const [cell, kept] = [run.cells[at]!, figures.cells[at]!];
    if (cell.status !== 'valid' || kept.status !== 'valid') throw new Error('the sample has no valid cell');
    for (const [id, { value, rounds }] of Object.entries(cell.metrics)) {
      expect(kept.metrics[id]?.rounds).toBe(rounds.length);
      expect(kept.metrics[id]?.value).toBeCloseTo(value, -Math.log10(Math.abs(value) || 1) + 4);
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
    // What differs by language, it says of few scenarios as of all.
    const korean = renderReport(sampleRun({ scenarios: ['push', 'exact'] }), { lang: 'ko' });
    expect(korean.includes('<html lang="ko"')).toBe(true);
    expect(markupOf(korean).includes('숏 폴링')).toBe(true);
    expect(html.includes('<html lang="en"')).toBe(true);
    expect(unpacked(korean).other.lang).toBe('en');
  });
});

describe.each([
  ['in its texts', false],
  ['in its texts and ids', true],
])('a result file that is hostile %s', (_where, ids) => {
  const html = renderReport(hostileRun(run, { ids }));

  it('adds no element to the page', () => {
    const allowed = ownPage();
    const names = (page: string) => new Set(matches(markupOf(page), /<([a-zA-Z][\w-]*)/g));
    for (const name of ['img', 'iframe', 'b onclick', 'object', 'base'])
      expect(names(html).has(name)).toBe(false);
    expect([...names(html)].filter((name) => !names(allowed).has(name))).toEqual([]);
    // The calculator's data is one of them, where there is any.
    const scripts = matches(html, /(<script)/g).length;
    expect([2, matches(allowed, /(<script)/g).length]).toContain(scripts);
    expect(matches(html, /(<\/script)/g)).toHaveLength(scripts);
    expect(matches(html, /(<style)/g)).toHaveLength(1);
  });

  it('adds none to the other language either, and keeps what it packs readable', () => {
    const names = (markup: string) => new Set(matches(markup, /<([a-zA-Z][\w-]*)/g));
    const allowed = names(unpacked(ownPage()).other.body);
    const { other, pack } = unpacked(html);
    expect([...names(other.body)].filter((name) => !allowed.has(name))).toEqual([]);
    expect(/\s(?:on\w+|style)="/.exec(other.body)).toBeNull();
    expect(Object.values(pack).filter((text) => !/^[A-Za-z0-9+/]+=*$/.test(text))).toEqual([]);
  });

  it('turns no line round and breaks none', () => {
    const turning = /[\u202a-\u202e\u2066\u2067]|(?!\n)\p{Cc}/u;
    expect(turning.exec(spokenIn(html))).toBeNull();
  });

  it('bounds its length', () => {
    const longest = HOSTILE_TEXTS.reduce((a, b) => (a.length > b.length ? a : b));
    expect(html.includes(longest)).toBe(false);
    expect(Buffer.byteLength(html)).toBeLessThan(MOST_HOSTILE_BYTES);
  });
});
