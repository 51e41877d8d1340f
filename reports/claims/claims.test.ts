/** The ledger: nothing is believed without figures, and each verdict turns with the figures it rests on. */
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { Cell, Estimate, RunFile } from '../../results/schema.js';
import { ledgerOf } from '../model/claims.js';
import { viewRun } from '../model/view.js';
import { type Prose, plainText } from '../prose.js';
import { factsOf } from '../story/facts.js';
import type { Lang } from '../units.js';
import { type ClaimId, claimIds } from './claim.js';

const run = sampleRun();
const quick = sampleRun({ rounds: 1 });
const ledger = (of: RunFile, lang: Lang = 'en') => ledgerOf(factsOf(viewRun(of, lang)));
const claim = (of: RunFile, id: ClaimId, lang: Lang = 'en') =>
  ledger(of, lang).claims.find((one) => one.id === id)!;
const said = ({ evidence }: { evidence: readonly Prose[] }): string =>
  evidence.map(plainText).join(' ').replaceAll('\u00a0', ' ');

type Change = (cell: Cell) => Cell;
const within = (of: RunFile, change: Change): RunFile => ({ ...of, cells: of.cells.map(change) });

/** A lane's metrics in a scenario set to these values in every round. */
const setting =
  (scenario: string, lane: string, values: Readonly<Record<string, number>>): Change =>
  (cell) => {
    if (cell.scenario !== scenario || cell.lane !== lane || cell.status !== 'valid') return cell;
    const set = Object.entries(values).map(([id, value]): [string, Estimate] => [
      id,
      { value, low: value, high: value, rounds: [value, value], bound: null },
    ]);
    return { ...cell, metrics: { ...cell.metrics, ...Object.fromEntries(set) } };
  };
const withhold =
  (scenario: string, lane: string): Change =>
  (cell) =>
    cell.scenario === scenario && cell.lane === lane
      ? { scenario, lane, point: cell.point, status: 'failed', reasons: ['the server died'] }
      : cell;

describe('the ledger of claims', () => {
  it.each(['en', 'ko'] as const)('has every claim once, in order, with its words (%s)', (lang) => {
    const { claims, counts } = ledger(run, lang);
    expect(claims.map(({ id }) => id)).toEqual(claimIds);
    expect(claimIds).toHaveLength(21);
    expect(Object.values(counts).reduce((sum, n) => sum + n)).toBe(claims.length);
    for (const { statement, rule, change } of claims) {
      for (const text of [statement, rule, change]) expect(text.length).toBeGreaterThan(10);
    }
  });

  it.each([
    ['the sample run', run],
    ['a quick run', quick],
  ])('rests every verdict on figures: %s', (_name, of) => {
    for (const { id, verdict, evidence, lacking } of ledger(of).claims) {
      const figures = evidence.flat().filter((piece) => typeof piece !== 'string');
      expect([id, verdict === 'not-measured'], id).toEqual([id, figures.length === 0]);
      if (verdict === 'not-measured') expect(lacking, id).not.toEqual([]);
    }
  });

  it('believes nothing of a run that measured nothing', () => {
    const { counts, claims, counted } = ledger({ ...run, cells: [], comparisons: [], trials: [], doors: [] });
    expect(counts).toEqual({ supported: 0, refuted: 0, depends: 0, 'not-measured': claims.length });
    expect(plainText(counted)).toBe('Of 21 claims this run did not measure 21.');
  });

  it('names the command that asks what was not asked, and none where nothing can', () => {
    const alone = sampleRun({ scenarios: ['push'] });
    expect(claim(alone, 'full-duplex')).toMatchObject({
      verdict: 'not-measured',
      command: 'npm run bench -- --scenarios duplex',
    });
    expect(claim(alone, 'six-connections')).toMatchObject({
      verdict: 'not-measured',
      command: 'npm run bench -- --scenarios browser-limits',
    });
  });

  it('marks misunderstandings, and holds the evidence against them', () => {
    const marked = ledger(run).claims.filter(({ misunderstanding }) => misunderstanding);
    expect(marked.map(({ id }) => id).sort()).toEqual(
      ['http-closes', 'layer', 'upgrades-to-tcp', 'websocket-is-superior'].sort(),
    );
    for (const { verdict } of marked) expect(verdict).not.toBe('supported');
  });
});

describe('a verdict', () => {
  it('is supported where the figures say so, and quotes them', () => {
    const found = claim(run, 'stream-one-way');
    expect(found.verdict).toBe('supported');
    expect(said(found)).toContain('made 1 request of its own and used 2 connections in all');
    expect(said(found)).toContain('took 980 B beside the stream');
  });

  it.each<[ClaimId, Change]>([
    ['no-server-first', setting('push', 'short-polling', { latencyP50Ns: 2e6 })],
    ['stream-one-way', setting('exact', 'sse', { sendRequestsPerMessage: 0 })],
    ['headers-vanish', setting('exact', 'ws', { framingBytesPerMessage: 20 })],
    ['headers-vanish', setting('exact', 'ws', { requestHeadBytesPerMessage: 300 })],
    ['long-poll-requests', setting('exact', 'long-polling', { requestsPerMessage: 0 })],
    ['full-duplex', setting('duplex', 'ws', { connectionsPerClient: 2 })],
    ['held-connections', setting('idle', 'sse', { serverBytesPerIdleClient: 0 })],
    [
      'polling-load',
      setting('idle', 'short-polling', { upBytesPerClientMinute: 0, downBytesPerClientMinute: 0 }),
    ],
    ['not-real-time', setting('push', 'ws', { latencyP50Ns: 900e6 })],
  ])('is refuted where its core does not hold: %s', (id, change) => {
    expect(claim(run, id).verdict).not.toBe('refuted');
    expect(claim(within(run, change), id).verdict).toBe('refuted');
  });

  it('is supported the other way round where a belief turns out true', () => {
    const closing = setting('exact', 'short-polling', { connectionsPerMessage: 3 });
    expect(claim(run, 'http-closes').verdict).toBe('refuted');
    expect(claim(within(run, closing), 'http-closes').verdict).toBe('supported');
  });

  it('depends where its core holds and something else does not', () => {
    const near = setting('push', 'ws', { latencyP50Ns: 50e6, latencyP99Ns: 60e6 });
    expect(claim(run, 'long-poll-requests').verdict).toBe('supported');
    expect(claim(within(run, near), 'long-poll-requests').verdict).toBe('depends');
    expect(claim(within(run, near), 'not-real-time').verdict).toBe('depends');
  });

  it('depends, with the reason, where a part of the evidence was withheld', () => {
    const found = claim(within(run, withhold('push', 'long-polling')), 'long-poll-requests');
    expect(found.verdict).toBe('depends');
    expect(found.lacking.join()).toContain('the server died');
    expect(found.command).toBeNull();
  });

  it('is not given where all of it was withheld: no other lane stands in', () => {
    const found = claim(within(run, withhold('duplex', 'ws')), 'full-duplex');
    expect(found).toMatchObject({ verdict: 'not-measured', evidence: [] });
    expect(found.lacking.join()).toContain('the server died');
  });

  it('does not go beyond what a run can know: how small a source is', () => {
    const lanes = run.lanes.map((lane) => (lane.id === 'tcp' ? { ...lane, id: 'websocket@net' } : lane));
    const cells = run.cells.map((cell) =>
      cell.scenario === 'exact' && cell.lane === 'ws' ? { ...cell, lane: 'websocket@net' } : cell,
    );
    const plan = { ...run.plan, lanes: [...run.plan.lanes, 'websocket@net'] };
    expect(claim({ ...run, lanes, cells, plan }, 'write-it-yourself').verdict).toBe('depends');
  });
});

describe('whether a WebSocket is superior', () => {
  it('is refuted by lanes that win or are equivalent, by name', () => {
    const found = claim(run, 'websocket-is-superior');
    expect(found.verdict).toBe('refuted');
    expect(said(found)).toMatch(/within this run’s margin|Server memory|Server CPU/);
  });

  it('is left open where nothing told against it, and something was not told at all', () => {
    const comparisons = run.comparisons.map((one) => ({ ...one, verdict: 'cannot tell' as const }));
    const found = claim({ ...run, comparisons }, 'websocket-is-superior');
    expect(found.verdict).toBe('not-measured');
    expect(found.lacking.join()).toContain('could not tell which is better');
  });

  it('is supported where it is told apart and better everywhere', () => {
    const comparisons = run.comparisons.map((one) => {
      const metric = run.metrics.find(({ id }) => id === one.metric);
      const ahead = metric?.better === 'higher' ? 2 : 0.5;
      if (one.lane === 'ws') return { ...one, ratio: ahead, verdict: 'better' as const };
      return one.against === 'ws' ? { ...one, ratio: 1 / ahead, verdict: 'worse' as const } : one;
    });
    expect(claim({ ...run, comparisons }, 'websocket-is-superior').verdict).toBe('supported');
  });

  it('is not decided by a run that ranks nothing', () => {
    const found = claim(quick, 'websocket-is-superior');
    expect(found.verdict).toBe('not-measured');
    expect(found.lacking.join()).toContain('compares no lanes');
  });
});
