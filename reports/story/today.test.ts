import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { sampleTodayRun } from '../../results/fixtures/sample-today.js';
import type { Cell, RunFile } from '../../results/schema.js';
import type { LampsSpec } from '../charts/lamps/spec.js';
import { browserFigure } from '../model/browser-figure.js';
import { headsFigure } from '../model/heads-figure.js';
import { viewRun } from '../model/view.js';
import { buildReport, chartsIn } from '../model.js';
import { plainText } from '../prose.js';
import type { Lang } from '../units.js';
import { factsOf } from './facts.js';

const today = sampleTodayRun();
const spaced = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
const facts = (of: RunFile, lang: Lang = 'en') => factsOf(viewRun(of, lang));
const lamps = (of: RunFile) => browserFigure(facts(of))?.spec as LampsSpec;
const asides = (of: RunFile, lang: Lang = 'en') =>
  Object.fromEntries(
    buildReport(of, lang)
      .story.at(-1)!
      .asides.map(({ id, said }) => [id, spaced(plainText(said))]),
  );
const claim = (of: RunFile) => buildReport(of).claims.claims.find(({ id }) => id === 'six-connections')!;
const where = (of: RunFile, is: (cell: Cell) => boolean, change: (cell: Cell) => Cell): RunFile => ({
  ...of,
  cells: of.cells.map((cell) => (is(cell) ? change(cell) : cell)),
});
const limits = (lane: string) => (cell: Cell) => cell.scenario === 'browser-limits' && cell.lane === lane;
const reading = (metric: string, value: number) => (cell: Cell) =>
  cell.status !== 'valid'
    ? cell
    : { ...cell, metrics: { ...cell.metrics, [metric]: { ...cell.metrics[metric]!, value } } };

describe('the picture of a browser’s connections', () => {
  it('has a lamp for each client asked for, lit where it is served, and the fate of a fetch', () => {
    const rows = lamps(today).rows.map(({ about, lamps: all, fetch, gap }) => [
      about,
      all.filter(Boolean).length,
      all.length,
      gap === null ? fetch.fate : gap,
    ]);
    expect(rows).toEqual([
      ['HTTP/1.1, one tab', 6, 20, 'hung'],
      ['HTTP/1.1, two tabs', 6, 20, 'hung'],
      ['HTTP/2, one tab', 20, 20, 'answered'],
      ['HTTP/1.1, one tab', 20, 20, 'answered'],
      ['HTTP/2, one tab', 0, 20, 'Skipped: this browser opened no WebSocket over HTTP/2'],
    ]);
  });

  it('says in its title what it shows, whatever that is', () => {
    expect(browserFigure(facts(today))?.title).toBe(
      'Of 20 streams to one host the browser served 6, and then answered nothing else; of 20 WebSockets, 20',
    );
    const free = where(
      where(today, limits('sse'), reading('streamsOpen', 20)),
      limits('sse'),
      reading('fetchAnswered', 1),
    );
    expect(browserFigure(facts(free))?.title).toContain('the browser served 20; of 20');
  });

  it('lights the lamps that the trial saw lit', () => {
    const seen = structuredClone(today);
    const trial = seen.trials.find(
      ({ scenario, lane, point }) => scenario === 'browser-limits' && lane === 'sse' && point.tabs === 2,
    );
    const got = Array.from({ length: 20 }, (_, index) => (index % 10 < 3 ? 4 : null));
    if (trial?.status !== 'valid') throw new Error('no trial');
    trial.series = { openedMs: { unit: 'ms', values: got }, gotMs: { unit: 'ms', values: got } };
    expect(lamps(seen).rows[1]!.lamps).toEqual(got.map((ms) => ms !== null));
  });

  it('is absent where no browser was asked', () => {
    expect(browserFigure(facts(sampleRun()))).toBeUndefined();
    const charts = chartsIn(buildReport(today)).map(({ id }) => id);
    expect(charts).toEqual(expect.arrayContaining(['browser-six', 'after-heads']));
  });
});

describe('the claim about six connections', () => {
  it('is supported by streams that use them up and sockets that do not, with HTTP/2 beside', () => {
    const { verdict, evidence } = claim(today);
    expect(verdict).toBe('supported');
    expect(evidence.map((said) => spaced(plainText(said)))).toEqual([
      'In a real browser, 6 of 20 clients were served by Server-Sent Events over HTTP/1.1; an ordinary fetch beside them got no answer.',
      'By WebSocket (ws) the browser served 20 of 20; an ordinary fetch beside them was answered.',
      'In 2 tabs it was 6 for all of them together.',
      'By SSE over HTTP/2 the same browser served 20 of 20, over 1 connection.',
    ]);
  });

  it('is refuted where the streams are all served, and depends where sockets are held up too', () => {
    expect(claim(where(today, limits('sse'), reading('streamsOpen', 20))).verdict).toBe('refuted');
    expect(claim(where(today, limits('ws'), reading('streamsOpen', 6))).verdict).toBe('depends');
    expect(claim(sampleRun()).verdict).toBe('not-measured');
  });
});

describe('today’s web', () => {
  it('is told with this run’s figures', () => {
    const said = asides(today);
    expect(said.http2).toContain('a poll put 102 B around a message, over HTTP/1.1 1,033 B.');
    expect(said.http2).toContain('held 1 connection, over HTTP/1.1 2 connections');
    expect(said.tls).toMatch(/records added 22 B to a message, handshakes 1,\d{3} B/);
    expect(said.compression).toContain('took 30 B instead of 66 B down');
    expect(said.browser).toContain('Both read 66 B a message.');
    expect(said.framework).toContain('For a message socket.io by WebSocket moved 83 B, WebSocket (ws) 66 B');
  });

  it('says what was not measured, and what would measure it', () => {
    for (const lang of ['en', 'ko'] as const) {
      const said = asides(sampleRun(), lang);
      for (const id of ['http2', 'tls', 'compression', 'browser', 'framework']) {
        expect(said[id]).toContain('npm run bench -- ');
      }
    }
    expect(headsFigure(facts(sampleRun()))).toBeUndefined();
  });

  it('answers whether WebSocket would have come after HTTP/2 as far as figures go', () => {
    const next = buildReport(today)
      .story.at(-1)!
      .beats.find(({ id }) => id === 'next')!;
    const text = spaced(plainText(next.said));
    expect(text).toContain('shrinks from 1,033 B to 102 B; a frame puts 2 B there.');
    expect(text).toContain('moves 165 B instead of 70 B in a frame');
    expect(text).toContain('it served 20.');
  });

  it('ranks no framework among the transports', () => {
    const report = buildReport(today);
    const ranked = JSON.stringify([
      report.headline.title,
      report.claims.claims.map(({ evidence }) => evidence),
    ]);
    expect(ranked).not.toContain('socket.io');
  });
});
