import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitPowerLaw, growthOf } from './growth.js';
import type { Cell, Point } from './schema.js';

const counts = fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 3, maxLength: 6 });
const exponents = fc.double({ min: -1, max: 3, noNaN: true });
const factors = fc.double({ min: 1e-6, max: 1e3, noNaN: true });

describe('the fitted exponent', () => {
  test('of a power law is its own, at any scale and with nothing left over', () => {
    fc.assert(
      fc.property(counts, exponents, factors, (clients, exponent, factor) => {
        const fit = fitPowerLaw(clients.map((n) => ({ clients: n, cost: factor * n ** exponent })))!;
        expect(fit.exponent).toBeCloseTo(exponent, 6);
        expect(fit.standardError).toBeLessThan(1e-6);
        expect(fit.at(clients[0]!) / (factor * clients[0]! ** exponent)).toBeCloseTo(1, 6);
      }),
    );
  });

  test('stays what it is where costs are in another unit', () => {
    const noise = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(counts, noise, factors, (clients, errors, factor) => {
        const points = clients.map((n, i) => ({ clients: n, cost: n * errors[i]! }));
        const [a, b] = [points, points.map(({ clients: n, cost }) => ({ clients: n, cost: cost * factor }))];
        expect(fitPowerLaw(b)!.exponent).toBeCloseTo(fitPowerLaw(a)!.exponent, 6);
        expect(fitPowerLaw(b)!.high).toBeCloseTo(fitPowerLaw(a)!.high, 6);
      }),
    );
  });

  test('has the standard error and interval of a textbook fit', () => {
    // ln x = 0, 1, 2, 3 and ln y = 0, 2, 1, 3: slope 0.8, residual sum of squares 1.8, Sxx 5.
    const points = [0, 2, 1, 3].map((y, x) => ({ clients: Math.exp(x), cost: Math.exp(y) }));
    const { exponent, standardError, low, high } = fitPowerLaw(points)!;
    expect(exponent).toBeCloseTo(0.8, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(1.8 / 2 / 5), 12);
    // t(0.975, 2) = 4.30265.
    expect(high - exponent).toBeCloseTo(4.30265 * standardError, 4);
    expect(exponent - low).toBeCloseTo(high - exponent, 12);
  });

  test('is not given for two numbers of clients, or for a cost of nothing', () => {
    const twice = [10, 10, 100, 100].map((clients) => ({ clients, cost: clients }));
    expect(fitPowerLaw(twice)).toBeUndefined();
    expect(fitPowerLaw([...twice, { clients: 1000, cost: 0 }])).toBeUndefined();
    expect(fitPowerLaw([])).toBeUndefined();
  });
});

function cell(lane: string, point: Point, costs: readonly number[], measured?: number): Cell {
  const estimate = (value: number, rounds: readonly number[]) => ({
    value,
    low: null,
    high: null,
    rounds: [...rounds],
    bound: null,
  });
  return {
    scenario: 'idle',
    lane,
    point,
    status: 'valid',
    validRounds: costs.length,
    metrics: {
      generatorCpuShare: estimate(costs[0]!, costs),
      ...(measured === undefined ? {} : { clientsMeasured: estimate(measured, [measured]) }),
    },
  };
}

describe('growth over a run’s cells', () => {
  const along = (lane: string, rateHz: number, cost: (clients: number) => number) =>
    [10, 100, 1000].map((clients) => cell(lane, { clients, rateHz }, [cost(clients), cost(clients)]));

  test('is told by lane and by what of the point stays the same', () => {
    const cells = [
      ...along('ws', 1, (n) => 1e-5 * n),
      ...along('ws', 2, (n) => 1e-5 * n ** 2),
      ...along('sse', 1, () => 0.2),
    ];
    const growth = growthOf(cells);
    expect(growth.map(({ lane, point, metric }) => [lane, point.rateHz, metric])).toEqual([
      ['ws', 1, 'generatorCpuShare'],
      ['ws', 2, 'generatorCpuShare'],
      ['sse', 1, 'generatorCpuShare'],
    ]);
    const exponents = growth.map(({ exponent }) => exponent);
    [1, 2, 0].forEach((expected, i) => void expect(exponents[i]).toBeCloseTo(expected, 9));
    expect(growth[0]).toMatchObject({ over: 'clients', points: [{ x: 10 }, { x: 100 }, { x: 1000 }] });
    expect(growth[0]!.worstResidualRatio).toBeCloseTo(1, 9);
  });

  test('counts the clients that were measured, not those that were asked for', () => {
    const cells = [100, 1000, 10_000].map((clients) =>
      cell('short-polling', { clients }, [0.1], Math.min(clients, 1000)),
    );
    expect(growthOf(cells)).toEqual([]);
  });

  test('needs valid cells', () => {
    const [first, second] = along('ws', 1, (n) => n);
    const invalid: Cell = {
      scenario: 'idle',
      lane: 'ws',
      point: { clients: 1000, rateHz: 1 },
      status: 'invalid',
      validRounds: 0,
      reasons: ['busy'],
    };
    expect(growthOf([first!, second!, invalid])).toEqual([]);
  });
});
