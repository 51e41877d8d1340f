import { describe, expect, test } from 'vitest';
import { laneIds, mainLaneIds } from '../../protocol/lanes.js';
import { profiles } from '../profiles.js';
import type { PlanRequest } from './asks.js';
import { makePlan, plannedTrials } from './plan.js';

const request = (of: Partial<PlanRequest> = {}): PlanRequest => ({
  profile: 'standard',
  seed: 7,
  headers: 'browser',
  keepAlive: true,
  settings: {},
  ...of,
});
const planOf = (of: Partial<PlanRequest> = {}) => makePlan(request(of), { handles: null, ports: null }).plan;

describe('a plan', () => {
  test.each(profiles.map(({ id }) => id))(
    'of profile %s asks each point of each scenario once',
    (profile) => {
      const { asks } = planOf({ profile });
      const keys = asks.map(({ scenario, point, lanes }) => JSON.stringify([scenario, point, lanes]));
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  test('asks the six main lanes unless others are named', () => {
    const { asks } = planOf({ scenarios: ['push'] });
    expect(asks[0]?.lanes).toEqual(mainLaneIds);
    expect(mainLaneIds).toEqual(expect.arrayContaining([...new Set(asks.flatMap(({ lanes }) => lanes))]));
    expect(
      planOf({ scenarios: ['push'], lanes: ['ws'] }).asks.every(({ lanes }) => lanes.join() === 'ws'),
    ).toBe(true);
    expect(planOf({ scenarios: ['push'], lanes: ['ws'] }).lanes).toEqual(['ws']);
    expect(laneIds).toEqual(expect.arrayContaining([...mainLaneIds]));
  });

  test('says which of the named scenarios a target cannot be asked', () => {
    const target = { url: 'http://127.0.0.1:9000', transport: 'sse' } as const;
    const { warnings } = makePlan(request({ target, scenarios: ['connect', 'push'] }));
    expect(warnings).toEqual(['push cannot be asked of the target.']);
    expect(makePlan(request({ target, profile: 'quick' })).warnings).toEqual([]);
  });

  test('asks what the profile does not ask once, as it stands', () => {
    const { asks } = planOf({ profile: 'quick', scenarios: ['capacity'] });
    expect(asks).toHaveLength(1);
    expect(asks[0]).toMatchObject({ scenario: 'capacity', settings: {}, rounds: 1 });
  });

  test('asks over the distances named, and leaves what knows no distance where it is', () => {
    const { asks } = planOf({ profile: 'quick', rttsMs: [0, 50] });
    const at = (scenario: string) =>
      asks.filter((ask) => ask.scenario === scenario).map(({ point }) => point.rttMs);
    expect(at('push')).toEqual([0, 50]);
    expect(at('exact')).toHaveLength(1);
  });

  test('says so where a distance is named and nothing is asked over one', () => {
    const warningsOf = (of: Partial<PlanRequest>) => makePlan(request({ profile: 'quick', ...of })).warnings;
    const noDistance = [expect.stringMatching(/^Nothing here is measured over a distance/)];
    expect(warningsOf({ scenarios: ['exact'], rttsMs: [20] })).toEqual(noDistance);
    expect(warningsOf({ scenarios: ['push'], settings: { jitterMs: 5 } })).toEqual(noDistance);
    expect(warningsOf({ scenarios: ['push'], rttsMs: [0, 20], settings: { jitterMs: 5 } })).toEqual([]);
    expect(warningsOf({ scenarios: ['push'], rttsMs: [0] })).toEqual([]);
  });

  test('runs an ask as often as it says, every lane once a round', () => {
    const plan = planOf({ scenarios: ['push', 'framing'] });
    for (const ask of plan.asks) {
      const trials = plannedTrials(plan).filter(
        ({ scenario, point }) =>
          scenario.id === ask.scenario && JSON.stringify(point) === JSON.stringify(ask.point),
      );
      expect(trials).toHaveLength(ask.rounds * ask.lanes.length);
    }
  });

  test('gives all lanes of a round the same seed, and the next round another', () => {
    const trials = plannedTrials(planOf({ scenarios: ['exact'], rounds: 2 }));
    expect(new Set(trials.map(({ round, seed }) => `${round} ${seed}`)).size).toBe(2);
  });

  test('cuts an ask down to what the machine can carry, and says so once', () => {
    const { plan, warnings } = makePlan(request({ scenarios: ['connect'] }), { handles: 264, ports: null });
    expect(plan.asks[0]?.point.held).toBe(100);
    expect(new Set(warnings).size).toBe(warnings.length);
    expect(warnings[0]).toMatch(/^connectHeld/);
  });
});
