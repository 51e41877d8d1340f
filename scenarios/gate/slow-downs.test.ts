/** Slow-downs that are built in are found by the tier they belong to, on the lane where they were put. */
import { expect, test } from 'vitest';
import { headerProfiles } from '../../protocol/headers.js';
import { findLane, type LaneId } from '../../protocol/lanes.js';
import { regressions } from '../../results/compare/change.js';
import type { ComparisonFile } from '../../results/gate/comparison-file.js';
import { judgeComparison } from '../../results/gate/judge-comparison.js';
import type { CountedTrial, GateUnit } from '../../results/gate/measured-schema.js';
import { findPinning } from '../harness/pinning.js';
import { type SlowDown, slowServer } from '../known/slow-down.js';
import { type GateLoad, gateLoad } from './loads.js';
import { countLanes, type GateRequest, measureUnits } from './run.js';

/** Lost messages are waited for, on a machine that is late with others. */
const PATIENCE_MS = 180_000;

/** Little time for each, but for what a test says it needs. */
const brief: Partial<GateLoad> = { held: 0, runInMs: 250, windowMs: 250, windowPairs: 2 };

function requestOf(
  lane: LaneId,
  slowDown: SlowDown,
  lanes: readonly LaneId[],
  load: Partial<GateLoad> = {},
): GateRequest {
  return {
    sides: { base: {}, head: { serverProgram: slowServer({ lane, slowDown }) } },
    lanes: lanes.map((id) => findLane(id)!),
    costLanes: [],
    ...{ rounds: 1, units: 1, seed: 3, headers: headerProfiles.browser!, pinning: findPinning() },
    loadOf: (of) => ({ ...gateLoad(of), ...brief, ...load }),
    signal: new AbortController().signal,
  };
}

async function countedWith(request: GateRequest): Promise<CountedTrial[]> {
  const counted: CountedTrial[] = [];
  for await (const trial of countLanes(request)) counted.push(trial);
  return counted;
}

const HEADER: SlowDown = { kind: 'header', bytes: 30 };
/** The trials of each slow-down, counted once for all that is asked of them. */
const countedFor = new Map<SlowDown, Promise<CountedTrial[]>>();

test.concurrent.each<[SlowDown, LaneId, LaneId, string[]]>([
  [HEADER, 'sse', 'chunked', ['openingDownBytes']],
  [{ kind: 'request' }, 'long-polling', 'ws', ['requestsPerMessage']],
  [{ kind: 'loss', every: 1000 }, 'ws', 'sse', ['missingMessages']],
])(
  '%j on %s is found there and not on %s',
  async (slowDown, lane, other, expected) => {
    const counting = countedWith(requestOf(lane, slowDown, [lane, other]));
    countedFor.set(slowDown, counting);
    const counted = await counting;
    const found = regressions(judgeComparison(fileOf({ counted })));
    expect(new Set(found.map((change) => change.lane))).toEqual(new Set([lane]));
    expect(found.map(({ metric }) => metric.id)).toEqual(expect.arrayContaining(expected));
    expect(found.every(({ tier }) => tier === 'exact')).toBe(true);
  },
  PATIENCE_MS,
);

test('30 bytes are 30 bytes', async () => {
  const counted = await (countedFor.get(HEADER) ?? countedWith(requestOf('sse', HEADER, ['sse'])));
  const [base, head] = counted.filter(({ scenario, lane }) => scenario === 'exact' && lane === 'sse');
  expect([base!.side, head!.side]).toEqual(['base', 'head']);
  expect(head!.figures.openingDownBytes! - base!.figures.openingDownBytes!).toBe(30);
});

test(
  '10 ms more latency is in every window of the unit, and in those of head alone',
  async ({ signal, expect }) => {
    const medians = (side: string) =>
      unit.windows.filter((window) => window.side === side).map(({ latencyP50Ns }) => latencyP50Ns ?? 0);
    let unit: GateUnit;
    // Others who use the machine may make every window of base late: then the next unit is waited for.
    do {
      unit = await unitWith({ kind: 'latency', ms: 10 });
      expect(Math.min(...medians('head'))).toBeGreaterThan(9.5e6);
      expect(unit.windows.every(({ missing, duplicates }) => missing + duplicates === 0)).toBe(true);
    } while (Math.min(...medians('base')) >= 9.5e6 && !signal.aborted);
    expect(Math.min(...medians('base'))).toBeLessThan(9.5e6);
  },
  PATIENCE_MS,
);

test('work that is added is a share of what the process does anyhow', async () => {
  // A process that is still compiling its code costs several times as much a message.
  const unit = await unitWith({ kind: 'cpu', share: 3 }, { runInMs: 900, windowPairs: 3 });
  const used = (side: string) => {
    const windows = unit.windows.filter((window) => window.side === side && window.pair >= 0);
    const sum = (of: (window: (typeof windows)[0]) => number) =>
      windows.reduce((all, window) => all + of(window), 0);
    return sum(({ serverCpuUs }) => serverCpuUs ?? 0) / sum(({ delivered }) => delivered);
  };
  expect(used('head') / used('base')).toBeGreaterThan(1.3);
  expect(used('head') / used('base')).toBeLessThan(8);
});

async function unitWith(slowDown: SlowDown, load?: Partial<GateLoad>): Promise<GateUnit> {
  const request = requestOf('ws', slowDown, ['ws'], load);
  for await (const { unit } of measureUnits(request, request.lanes, 'first')) return unit;
  throw new Error('no unit was measured');
}

function fileOf(measured: Pick<ComparisonFile, 'counted'>) {
  const version = { kind: 'ref' as const, name: 'x', commit: null, dirty: null, replaced: [], engines: {} };
  const none = { lanes: [], costLanes: [], metrics: [], loads: [], thresholds: [], headers: 'browser' };
  const plan = { ...none, seed: 1, rounds: 1, units: 1, alpha: 0.05, estimateMs: 0 };
  return { ...measured, plan, status: 'complete' as const, units: [], base: version, head: version };
}
