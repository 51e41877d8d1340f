import { describe, expect, it } from 'vitest';
import { cellsOf } from './cells.js';
import { validTrial } from './fixtures/bare-trial.js';
import { goldenRun } from './fixtures/golden.js';
import { lawsOf } from './laws.js';
import type { Law, Point, RunFile, TrialRecord } from './schema.js';

const MS = 1e6;

const paced = (rttMs: number, more: Point = {}): Point => ({
  clients: 10,
  ratePerSecond: 50,
  pollIntervalMs: 1000,
  rttMs,
  ...more,
});

const run = goldenRun();

function runOf(trials: TrialRecord[], keepAlive = true): RunFile {
  return { ...run, plan: { ...run.plan, keepAlive }, trials, cells: cellsOf(trials) };
}

const lawIn = (trials: TrialRecord[], statistic: Law['statistic'] = 'p50', keepAlive = true) =>
  lawsOf(runOf(trials, keepAlive)).find((law) => law.statistic === statistic);

const pushed = (lane: string, rttMs: number, p50Ms: number, more: Point = {}) =>
  validTrial({ lane, point: paced(rttMs, more) }, { latencyP50Ns: p50Ms * MS });
const dueled = (lane: string, point: Point) =>
  validTrial({ scenario: 'duplex', lane, point }, { roundTripP50Ns: 60 * MS });

describe('the laws over a run', () => {
  it.each([
    ['ws', 25],
    ['sse', 25],
    ['chunked', 25],
    ['tcp', 25],
    ['short-polling', 525],
  ])('put a message pushed over 50 ms by %s at %i ms', (lane, ms) => {
    expect(lawIn([pushed(lane, 50, ms)])).toMatchObject({ predictedNs: ms * MS, verdict: 'agrees' });
  });

  it('put long polling between d and 3d, and up to 5d where each request opens its own connection', () => {
    const [kept, opened] = [true, false].map(
      (keepAlive) => lawIn([pushed('long-polling', 50, 50)], 'p50', keepAlive)!.predictedNs / MS,
    );
    expect(kept).toBeGreaterThan(48);
    expect(kept).toBeLessThan(50);
    expect(opened).toBeGreaterThan(74);
    expect(opened).toBeLessThan(75);
    const own = pushed('long-polling', 50, 50, { keepAlive: 'off' });
    expect(lawIn([own])!.predictedNs / MS).toBe(opened);
  });

  it('send a message of duplex up first, behind a handshake where connections are not kept', () => {
    const point = paced(50);
    expect(lawIn([dueled('ws', point)])?.predictedNs).toBe(50 * MS);
    expect(lawIn([dueled('sse', point)])?.predictedNs).toBe(50 * MS);
    expect(lawIn([dueled('sse', paced(50, { ratePerSecond: 20 }))], 'p50', false)?.predictedNs).toBe(
      100 * MS,
    );
    expect(lawIn([dueled('short-polling', point)])?.predictedNs).toBe(550 * MS);
  });

  it('give none where POSTs queue, where the path is narrow or shaky, or where it is not known', () => {
    expect(lawsOf(runOf([dueled('sse', paced(200))]))).toEqual([]);
    expect(lawsOf(runOf([dueled('ws', paced(200))]))).toHaveLength(1);
    expect(lawsOf(runOf([pushed('ws', 50, 25, { jitterMs: 5 })]))).toEqual([]);
    expect(lawsOf(runOf([pushed('ws', 50, 25, { bandwidthMbps: 1 })]))).toEqual([]);
    expect(lawsOf(runOf([pushed('nobody', 50, 25)]))).toEqual([]);
    expect(lawsOf(runOf([validTrial({ scenario: 'fan-out', point: paced(50) })]))).toEqual([]);
  });

  it('put the first message of a connection at two round trips', () => {
    const trial = validTrial(
      { scenario: 'connect', lane: 'sse', point: { openings: 24, rttMs: 50 } },
      { firstMessageP50Ns: 103 * MS },
    );
    expect(lawIn([trial])).toMatchObject({ predictedNs: 100 * MS, residualNs: 3 * MS, residualShare: 0.03 });
  });

  it('hold short polling alone to a law side by side', () => {
    const trials = ['short-polling', 'long-polling', 'ws'].map((lane) => pushed(lane, 0, 500));
    expect(lawsOf(runOf(trials)).map(({ lane, predictedNs }) => [lane, predictedNs / MS])).toEqual([
      ['short-polling', 500],
    ]);
  });

  it('call a residual unexplained that is over 10 %, unless the lane takes that long side by side', () => {
    expect(lawIn([pushed('ws', 50, 27)])?.verdict).toBe('agrees');
    expect(lawIn([pushed('ws', 50, 29)])).toMatchObject({ verdict: 'unexplained', ownNs: null });
    const own = lawIn([pushed('ws', 0, 3), pushed('ws', 50, 29)]);
    expect(own).toMatchObject({ verdict: 'server time', ownNs: 3 * MS, residualNs: 4 * MS });
    expect(lawIn([pushed('ws', 0, 1), pushed('ws', 50, 29)])?.verdict).toBe('unexplained');
    // No time of anybody's makes a message arrive before it can.
    expect(lawIn([pushed('ws', 0, 9), pushed('ws', 50, 20)])?.verdict).toBe('unexplained');
  });

  it('allow short polling what so few polls may miss, and take its wait side by side for no time of its own', () => {
    const polled = { ...pushed('short-polling', 50, 640), counters: { requests: 22 } } as TrialRecord;
    const law = lawIn([pushed('short-polling', 0, 502), polled].slice(1));
    expect(law!.errorNs! / MS).toBeCloseTo((1.96 * 500) / Math.sqrt(22), 6);
    expect(law!.verdict).toBe('agrees');
    const beside = lawsOf(runOf([pushed('short-polling', 0, 502), pushed('short-polling', 50, 640)]));
    expect(beside.find(({ point }) => point.rttMs === 50)).toMatchObject({
      ownNs: 2 * MS,
      errorNs: null,
      verdict: 'unexplained',
    });
  });

  it('take the interval of the rounds for the error where that is wider', () => {
    const rounds = [25, 26, 27, 28].map((ms, round) =>
      validTrial({ lane: 'ws', point: paced(50), round }, { latencyP50Ns: ms * MS }),
    );
    const measured = runOf(rounds);
    const [cell] = measured.cells;
    const { low, high } = cell!.status === 'valid' ? cell!.metrics.latencyP50Ns! : { low: 0, high: 0 };
    expect(lawsOf(measured)[0]!.errorNs).toBe((high! - low!) / 2);
  });

  it('say nothing of the tail of a law without spread, nor of a bound', () => {
    const metrics = { latencyP50Ns: 25 * MS, latencyMeanNs: 26 * MS, latencyP99Ns: 60 * MS };
    const direct = validTrial({ lane: 'ws', point: paced(50) }, metrics);
    expect(lawsOf(runOf([direct])).map(({ statistic }) => statistic)).toEqual(['p50', 'mean']);
    const bounded = validTrial({ lane: 'ws', point: paced(50) }, metrics, { latencyP50Ns: 'upper' });
    expect(lawsOf(runOf([bounded])).map(({ statistic }) => statistic)).toEqual(['mean']);
  });
});
