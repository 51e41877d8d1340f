import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../schedule.js';
import { createDirection, oneWayNs } from './delay.js';
import { createDueQueue } from './due-queue.js';
import type { LinkPath } from './path.js';

const still: LinkPath = { rttMs: 20, jitterMs: 0, bandwidthMbps: 0 };
const MS = 1e6;

const paths = fc.record({
  rttMs: fc.integer({ min: 0, max: 200 }),
  jitterMs: fc.integer({ min: 0, max: 50 }),
  bandwidthMbps: fc.constantFrom(0, 1, 100),
});
/** Chunks of several connections, each so long after the one before. */
const arrivals = fc.array(
  fc.record({
    line: fc.integer({ min: 0, max: 3 }),
    afterNs: fc.integer({ min: 0, max: 5 * MS }),
    bytes: fc.integer({ min: 1, max: 65_536 }),
  }),
  { maxLength: 60 },
);

describe('the emulated path', () => {
  it('lets every chunk go, in order on its connection, never early and within its jitter', () => {
    fc.assert(
      fc.property(paths, arrivals, fc.nat(), (path, chunks, seed) => {
        const direction = createDirection(path, randomSource(seed));
        const lines = [0, 1, 2, 3].map(() => direction.line(0));
        const queue = createDueQueue<number>();
        let nowNs = 0;
        const arrivedNs: number[] = [];
        chunks.forEach(({ line, afterNs, bytes }, index) => {
          nowNs += afterNs;
          arrivedNs.push(nowNs);
          queue.put(lines[line]!(nowNs, bytes), index);
        });
        const released: number[] = [];
        const ownOrder = (line: number) => released.filter((index) => chunks[index]!.line === line);
        while (queue.nextDueNs() < Number.POSITIVE_INFINITY) {
          const { dueNs, item } = queue.takeDue(queue.nextDueNs())!;
          released.push(item);
          expect(dueNs).toBeGreaterThanOrEqual(arrivedNs[item]! + oneWayNs(path));
          if (path.bandwidthMbps > 0) continue;
          expect(dueNs).toBeLessThanOrEqual(arrivedNs[item]! + oneWayNs(path) + path.jitterMs * MS);
        }
        expect(released).toHaveLength(chunks.length);
        for (const line of [0, 1, 2, 3]) {
          expect(ownOrder(line)).toEqual(ownOrder(line).toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('holds what enters before the connection is open', () => {
    const line = createDirection(still, Math.random).line(20 * MS);
    expect([line(1 * MS, 10), line(2 * MS, 10), line(25 * MS, 10)]).toEqual([30 * MS, 30 * MS, 35 * MS]);
  });

  it('keeps moments apart that came apart, and together that came together', () => {
    const line = createDirection(still, Math.random).line(0);
    expect([line(5, 1), line(5, 1), line(7, 1)]).toEqual([10 * MS + 5, 10 * MS + 5, 10 * MS + 7]);
  });

  it('gives all connections one bottleneck: 8 Mbit/s carry 1,000 bytes a millisecond', () => {
    const direction = createDirection({ ...still, bandwidthMbps: 8 }, Math.random);
    const [one, other] = [direction.line(0), direction.line(0)];
    expect([one(0, 2000), other(0, 1000), one(0, 500)]).toEqual([12 * MS, 13 * MS, 13.5 * MS]);
    expect(other(100 * MS, 1000)).toBe(111 * MS);
  });
});

describe('the queue of what is due', () => {
  it('gives by due time, and of equal times what was put in first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (dues) => {
        const queue = createDueQueue<number>();
        dues.forEach((due, index) => {
          queue.put(due, index);
        });
        const taken = dues.map(() => queue.takeDue(9)!.item);
        const sorted = dues.map((_, index) => index).sort((a, b) => dues[a]! - dues[b]! || a - b);
        expect(taken).toEqual(sorted);
        expect(queue.takeDue(9)).toBeUndefined();
      }),
    );
  });

  it('keeps what is not yet due', () => {
    const queue = createDueQueue<string>();
    queue.put(5, 'later');
    expect([queue.takeDue(4.9), queue.nextDueNs(), queue.takeDue(5)]).toEqual([
      undefined,
      5,
      { dueNs: 5, turn: 0, item: 'later' },
    ]);
  });
});
