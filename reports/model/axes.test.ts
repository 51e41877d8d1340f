import { describe, expect, it } from 'vitest';
import { pointPlanOf, spokenPlace } from './axes.js';

const plan = { headers: 'browser', keepAlive: true };
const base = { clients: 10, rttMs: 0, textBytes: 128 };

describe('the points of a scenario', () => {
  it('are axes where they differ from the base in one parameter alone, in the order of its values', () => {
    const far = { ...base, rttMs: 100 };
    const near = { ...base, rttMs: 50 };
    const found = pointPlanOf([base, far, near, { ...base, clients: 100 }], plan)!;
    expect(found.axes.map(({ parameter, places }) => [parameter, places.map(({ value }) => value)])).toEqual([
      ['rttMs', [0, 50, 100]],
      ['clients', [10, 100]],
    ]);
    expect(found.alone).toEqual([]);
    expect(spokenPlace(found.axes[0]!.places)?.point).toBe(near);
  });

  it('stand alone where they differ in several', () => {
    const odd = { ...base, rttMs: 50, clients: 100 };
    expect(pointPlanOf([base, odd], plan)).toEqual({ base, axes: [], alone: [odd] });
  });

  it('take the run’s own headers and keep-alive for what a point does not say', () => {
    const found = pointPlanOf([base, { ...base, keepAlive: 'off' }, { ...base, headers: 'minimal' }], plan)!;
    expect(found.axes.map(({ places }) => places.map(({ value }) => value))).toEqual([
      ['on', 'off'],
      ['browser', 'minimal'],
    ]);
  });

  it('may differ in how many were opened to know a time by', () => {
    const one = { serial: 50, held: 300, concurrency: 50, rttMs: 0 };
    const away = { openings: 24, concurrency: 4, rttMs: 50 };
    expect(pointPlanOf([one, away], plan)!.axes.map(({ parameter }) => parameter)).toEqual(['rttMs']);
  });

  it('are none where a scenario was asked at none', () => {
    expect(pointPlanOf([], plan)).toBeUndefined();
  });
});
