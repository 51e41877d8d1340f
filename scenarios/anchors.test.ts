import { expect, test } from 'vitest';
import { headerProfiles } from '../protocol/headers.js';
import { findLane } from '../protocol/lanes.js';
import { anchorRows, anchorTable } from '../results/anchors.js';
import { cellsOf } from '../results/cells.js';
import type { AnchorRow, TrialRecord } from '../results/schema.js';
import { anchorIds } from './anchors.js';
import { makePlan, plannedTrials } from './harness/plan.js';
import { runTrial } from './harness/trial.js';

const request = { profile: 'quick', seed: 7, headers: 'browser', keepAlive: true, settings: {} };
const planOf = (of: object) => makePlan({ ...request, ...of }, { handles: null, ports: null }).plan;

test('each published figure has its asks and its rows, and every row finds what it needs among the asks', () => {
  expect(anchorTable.map(({ id }) => id)).toEqual(anchorIds);
  const { asks } = planOf({ anchors: anchorIds });
  for (const { id, recipes } of anchorTable) {
    for (const { needs } of recipes) {
      for (const { ask: name, lane } of Object.values(needs)) {
        const ask = asks.find(({ anchor }) => anchor === `${id}/${name}`);
        expect(ask?.lanes).toContain(lane);
      }
    }
  }
});

test('no two asks of all published figures share a point, whatever the run is asked beside them', () => {
  for (const of of [{}, { keepAlive: false }, { headers: 'firefox-3.5' }]) {
    const { asks } = planOf({ anchors: anchorIds, ...of });
    const keys = asks.map(({ scenario, point }) => JSON.stringify([scenario, point]));
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('asked for alone, published figures are all that is asked; options do not move their set-up', () => {
  const { asks } = planOf({ anchors: ['rfc6202'], rttsMs: [0, 20], settings: { textBytes: 5000 } });
  expect(asks.map(({ anchor }) => anchor)).toEqual(['rfc6202/slow', 'rfc6202/quick']);
  for (const { point } of asks) expect(point).toMatchObject({ rttMs: 100, textBytes: 128 });
  const both = planOf({ anchors: ['hpbn'], scenarios: ['exact'] });
  expect(both.scenarios).toEqual(['exact', 'anchor-counted']);
});

/** As the run does it, without its preflight: nothing of these is timed. */
async function measured(
  anchor: string,
  names: readonly string[],
): Promise<Record<string, AnchorRow['measured']>> {
  const plan = planOf({ anchors: [anchor], lanes: ['ws', 'short-polling'] });
  const chosen = { ...plan, asks: plan.asks.filter(({ anchor: of }) => names.includes(of ?? '')) };
  const trials: TrialRecord[] = [];
  for (const { scenario, lane, point, settings, headers, keepAlive, seed, round, place } of plannedTrials(
    chosen,
  )) {
    const pinning = { available: false, reason: 'nothing is timed', serverCpu: null, generatorCpu: null };
    const { signal } = new AbortController();
    const where = { host: '127.0.0.1', pinning, tickCpuUs: 0, signal };
    const parameters = { lane: findLane(lane.id)!, point, settings, seed, headers, keepAlive, ...where };
    trials.push(await runTrial(scenario, parameters, { round, place, attempt: 0 }));
  }
  const rows = anchorRows({ plan: chosen, cells: cellsOf(trials) });
  return Object.fromEntries(rows.map(({ id, measured: value }) => [id, value]));
}

test('frames are as RFC 6455 has them, down and up', {
  timeout: 60_000,
}, async () => {
  const names = ['down-65536', 'up-126'].map((name) => `framing/${name}`);
  const rows = await measured('framing', names);
  expect(rows).toMatchObject({
    'framing/down-65536-ws': { status: 'measured', value: 10 },
    'framing/up-126': { status: 'measured', value: 8 },
    'framing/down-126-ws': { status: 'withheld' },
  });
});

test('an empty poll is counted by difference', { timeout: 60_000 }, async () => {
  const rows = await measured('hpbn', ['hpbn/polls-1', 'hpbn/polls-11']);
  expect(rows['hpbn/requests']).toMatchObject({ status: 'measured', value: expect.closeTo(10_000 / 60, 6) });
  const bytes = rows['hpbn/bytes'];
  const head = Object.entries(headerProfiles.browser!.fields.poll).join('\r\n').length;
  expect(bytes?.status === 'measured' ? bytes.value : 0).toBeGreaterThan(head);
});
