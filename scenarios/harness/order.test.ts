import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balancedOrder } from './order.js';

const designs = fc.record({ n: fc.integer({ min: 1, max: 9 }), seed: fc.integer({ min: 0, max: 2 ** 32 }) });
const lanes = (n: number): string[] => Array.from({ length: n }, (_, i) => `lane ${i}`);
/** Rounds of a full design: odd numbers of lanes need the mirror of each row as well. */
const roundsOf = (n: number): number => (n % 2 === 0 ? n : 2 * n);

function fullDesign(n: number, seed: number): string[][] {
  return Array.from({ length: roundsOf(n) }, (_, round) => balancedOrder(lanes(n), round, seed));
}

function countBy<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

test('every round has every lane once', () => {
  fc.assert(
    fc.property(designs, fc.nat(1000), ({ n, seed }, round) => {
      expect([...balancedOrder(lanes(n), round, seed)].sort()).toEqual(lanes(n).sort());
    }),
  );
});

test('over a full design every lane stands in every place equally often', () => {
  fc.assert(
    fc.property(designs, ({ n, seed }) => {
      const rows = fullDesign(n, seed);
      for (let place = 0; place < n; place++) {
        const counts = countBy(rows.map((row) => row[place]));
        expect([...counts.values()]).toEqual(new Array(n).fill(rows.length / n));
      }
    }),
  );
});

test('over a full design every lane follows every other equally often', () => {
  fc.assert(
    fc.property(designs, ({ n, seed }) => {
      const rows = fullDesign(n, seed);
      const pairs = rows.flatMap((row) => row.slice(1).map((lane, i) => `${row[i]} → ${lane}`));
      const counts = countBy(pairs);
      expect(counts.size).toBe(n * (n - 1));
      expect(new Set(counts.values()).size).toBe(n > 1 ? 1 : 0);
    }),
  );
});

test('is the same for the same seed and round, and begins anew after a full design', () => {
  fc.assert(
    fc.property(designs, fc.nat(50), ({ n, seed }, round) => {
      const order = balancedOrder(lanes(n), round, seed);
      expect(balancedOrder(lanes(n), round, seed)).toEqual(order);
      expect(balancedOrder(lanes(n), round + roundsOf(n), seed)).toEqual(order);
    }),
  );
});

test('the seed chooses who goes first', () => {
  const firsts = Array.from({ length: 600 }, (_, seed) => balancedOrder(lanes(6), 0, seed)[0]);
  const counts = countBy(firsts);
  // 100 each with a standard deviation of 9.
  for (const lane of lanes(6)) expect(Math.abs((counts.get(lane) ?? 0) - 100)).toBeLessThan(45);
});

test('of nothing is nothing', () => {
  expect(balancedOrder([], 3, 1)).toEqual([]);
});
