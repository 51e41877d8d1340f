/** What the model must answer for a run of round numbers, worked out by hand, and what must hold for any. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advise } from './advise.js';
import { knownLanes, knownRun } from './fixtures/known-run.js';
import type { LaneAdvice } from './lane-advice.js';
import type { Needs } from './needs.js';

const needs: Needs = {
  clients: 1000,
  ratePerSecond: 1,
  textBytes: 128,
  rttMs: 50,
  stalenessMs: 2000,
  upPerSecond: 0,
};

const known = knownRun();

function lane(id: string, wanted: Partial<Needs> = {}, run = known): LaneAdvice {
  const found = advise(run, { ...needs, ...wanted }).lanes.find((each) => each.lane.id === id);
  if (!found) throw new Error(`no lane ${id}`);
  return found;
}

function priced(advice: LaneAdvice) {
  if (!('costs' in advice)) throw new Error(`${advice.lane.id} is ${advice.verdict}`);
  return advice;
}

const recommended = (wanted: Partial<Needs>, run = known) => {
  const { recommendation } = advise(run, { ...needs, ...wanted });
  return recommendation && [recommendation.lane.id, recommendation.ties.map(({ id }) => id)];
};

describe('costs worked out by hand', () => {
  test('a stream: bytes of text, framing and segments, CPU a delivery, memory a client', () => {
    const { costs, staleness, pollIntervalMs } = priced(lane('sse'));
    expect(costs.downBytesPerSecond.value).toBeCloseTo(1000 * (128 + 34 + 52));
    expect(costs.upBytesPerSecond.value).toBeCloseTo(1000 * 52);
    expect(costs.cores.value).toBeCloseTo(1000 * 30e-6);
    expect(costs.memoryBytes?.value).toBeCloseTo(1000 * 10_000);
    expect([costs.connections, costs.requestsPerSecond]).toEqual([1000, 0]);
    // Half the round trip, and its own millisecond.
    expect(staleness.meanMs.value).toBeCloseTo(26);
    expect(pollIntervalMs).toBeNull();
  });

  test('a poller: the longest interval that keeps the staleness, and what it takes whether or not there is news', () => {
    const { costs, staleness, pollIntervalMs } = priced(lane('short-polling'));
    const interval = (2000 - 25 - 2) / 0.99;
    expect(pollIntervalMs).toBeCloseTo(interval);
    expect(staleness.p99Ms.value).toBeCloseTo(2000);
    expect(staleness.meanMs.value).toBeCloseTo(25 + interval / 2 + 2);
    const polls = 1_000_000 / interval;
    expect(costs.requestsPerSecond).toBeCloseTo(polls);
    expect(costs.cores.value).toBeCloseTo(polls * 400e-6);
    expect(costs.upBytesPerSecond.value).toBeCloseTo(polls * (700 + 2 * 52));
  });

  test('what clients send: a request and a second connection over HTTP, a frame on a socket', () => {
    const sse = priced(lane('sse', { upPerSecond: 2 })).costs;
    const ws = priced(lane('ws', { upPerSecond: 2 })).costs;
    expect([sse.requestsPerSecond, ws.requestsPerSecond]).toEqual([2000, 0]);
    expect([sse.connections, ws.connections]).toEqual([2000, 1000]);
    expect(sse.cores.value).toBeCloseTo(1000 * 30e-6 + 2000 * 1000e-6);
    expect(ws.cores.value).toBeCloseTo(1000 * 20e-6 + 2000 * 40e-6);
    expect(ws.upBytesPerSecond.value).toBeCloseTo(1000 * 52 + 2000 * (123 + 52));
  });

  test('the interval of a cost goes with it', () => {
    const { cores } = priced(lane('ws', {}, knownRun(knownLanes, 0.2))).costs;
    expect(cores.low).toBeCloseTo(0.016);
    expect(cores.high).toBeCloseTo(0.024);
  });
});

describe('the answer', () => {
  test('short polling where news may be old and little is asked for', () => {
    expect(recommended({ clients: 200, ratePerSecond: 0.01, stalenessMs: 20_000 })?.[0]).toBe(
      'short-polling',
    );
  });

  test('SSE where news must be fresh and nobody answers back: what a socket spares counts for nothing', () => {
    expect(recommended({ clients: 3000, ratePerSecond: 0.5, stalenessMs: 200 })).toEqual([
      'sse',
      ['sse', 'ws'],
    ]);
  });

  test('a socket where clients send many times a second', () => {
    expect(recommended({ ratePerSecond: 10, upPerSecond: 10, stalenessMs: 200 })).toEqual(['ws', ['ws']]);
  });

  test('names lanes together whose intervals overlap, and tells them apart where they do not', () => {
    const many = { clients: 100_000, ratePerSecond: 0.01, stalenessMs: 200 };
    const alike = knownLanes.map((known) => ({ ...known, memoryBytes: 8000, framingBytes: 4 }));
    const busy = { ...many, ratePerSecond: 1 };
    expect(recommended(busy, knownRun(alike, 0.3))).toEqual(['sse', ['sse', 'ws']]);
    expect(recommended(busy, knownRun(alike, 0.05))).toEqual(['ws', ['ws']]);
  });

  test('nothing where no lane can be that fresh', () => {
    const { recommendation, lanes } = advise(knownRun(), { ...needs, rttMs: 500, stalenessMs: 100 });
    expect(recommendation).toBeNull();
    expect(lanes.map(({ verdict }) => verdict)).toEqual(['out of reach', 'too stale', 'too stale']);
  });
});

describe('what is not known', () => {
  test('a lane without the cells it takes is not measured, and says which scenario it lacks', () => {
    const run = { ...knownRun(), cells: knownRun().cells.filter(({ scenario }) => scenario !== 'duplex') };
    expect(lane('sse', {}, run).verdict).toBe('satisfies');
    expect(lane('sse', { upPerSecond: 1 }, run)).toMatchObject({
      verdict: 'not measured',
      reasons: [{ kind: 'missing', scenario: 'duplex' }],
    });
  });

  test('figures far from what was measured are said to be extrapolated, and by how much', () => {
    const { reasons } = lane('sse', { clients: 1_000_000 });
    expect(reasons).toContainEqual(
      expect.objectContaining({ kind: 'extrapolated', what: 'clients', measured: 300, asked: 1_000_000 }),
    );
    expect(reasons).toContainEqual(
      expect.objectContaining({ kind: 'extrapolated', what: 'deliveries', factor: 1000 }),
    );
    expect(reasons).toContainEqual({ kind: 'processes', least: 30 });
  });

  test('a cell over a distance or with other request heads is no unit cost', () => {
    const run = knownRun();
    const apart = run.cells.map((cell) => ({ ...cell, point: { ...cell.point, rttMs: 50 } }));
    expect(lane('sse', {}, { ...run, cells: apart }).verdict).toBe('not measured');
  });
});

describe('for any numbers', () => {
  const any = fc.record({
    clients: fc.integer({ min: 1, max: 500_000 }),
    ratePerSecond: fc.double({ min: 0.001, max: 100, noNaN: true }),
    textBytes: fc.integer({ min: 16, max: 20_000 }),
    rttMs: fc.double({ min: 0, max: 300, noNaN: true }),
    stalenessMs: fc.double({ min: 50, max: 60_000, noNaN: true }),
    upPerSecond: fc.double({ min: 0, max: 20, noNaN: true }),
  });
  /** Two points of each curve, the second cheaper by more than the work is more: noise. */
  const noisy = (() => {
    const run = knownRun(knownLanes, 0.1);
    const pushes = run.cells.filter((cell) => cell.status === 'valid' && cell.scenario === 'push');
    const fanOut = pushes.map((cell) => {
      if (cell.status !== 'valid') return cell;
      const { serverCpuUsPerMessage: cpu, deliveredPerSecond: rate } = cell.metrics;
      const less = (share: number, of = cpu!) => ({
        ...of,
        value: of.value * share,
        low: of.low! * share,
        high: of.high! * share,
      });
      return {
        ...cell,
        scenario: 'fan-out',
        metrics: { ...cell.metrics, serverCpuUsPerMessage: less(0.05), deliveredPerSecond: less(4, rate!) },
      };
    });
    return { ...run, cells: [...run.cells, ...fanOut] };
  })();

  test('more clients never cost less', () => {
    fc.assert(
      fc.property(any, fc.double({ min: 1, max: 10, noNaN: true }), (wanted, factor) => {
        const few = advise(noisy, wanted).lanes;
        const many = advise(noisy, { ...wanted, clients: Math.ceil(wanted.clients * factor) }).lanes;
        for (const [i, advice] of few.entries()) {
          const more = many[i]!;
          if (!('costs' in advice) || !('costs' in more)) continue;
          for (const name of ['upBytesPerSecond', 'downBytesPerSecond', 'cores', 'memoryBytes'] as const) {
            expect(more.costs[name]!.value).toBeGreaterThanOrEqual(advice.costs[name]!.value * (1 - 1e-9));
          }
        }
      }),
    );
  });

  test('a poller keeps the staleness, or is out of its reach', () => {
    fc.assert(
      fc.property(any, (wanted) => {
        const advice = lane('short-polling', wanted);
        if (advice.verdict === 'out of reach') expect(advice.leastMs).toBeGreaterThan(wanted.stalenessMs);
        else
          expect(priced(advice).staleness.p99Ms.value).toBeLessThanOrEqual(wanted.stalenessMs * (1 + 1e-9));
      }),
    );
  });

  test('what is recommended satisfies, and is among its ties', () => {
    fc.assert(
      fc.property(any, (wanted) => {
        const { recommendation, lanes } = advise(noisy, wanted);
        const fitting = lanes.filter(({ verdict }) => verdict === 'satisfies').map((each) => each.lane.id);
        if (!recommendation) expect(fitting).toEqual([]);
        else {
          expect(recommendation.ties).toContain(recommendation.lane);
          const named = [...recommendation.ties, ...recommendation.against.map((each) => each.lane)];
          expect(named.map(({ id }) => id).sort()).toEqual([...fitting].sort());
        }
      }),
    );
  });
});

test('is free of Node and of every package, for the page as for the command', () => {
  const files = readdirSync('results/model').filter((name) => /^[a-z-]+\.ts$/.test(name));
  const imported = files.flatMap((name) => {
    const text = readFileSync(join('results/model', name), 'utf8');
    return [...text.matchAll(/^import (?!type\b)[^;]*?from '([^']+)'/gms)].map(([, from]) => from);
  });
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((from) => !from!.startsWith('./') && from !== '../laws/latency-law.js')).toEqual([]);
});
