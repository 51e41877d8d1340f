import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Answer, type Asked, bracketOf, type Ladder, nextRate } from './search.js';

const ladder: Ladder = {
  startPerSecond: 4000,
  minPerSecond: 500,
  maxPerSecond: 512_000,
  factor: 2,
  resolution: 1.1,
  mostRungs: 40,
};

/** Asks a system until the search is over. */
function search(answer: (rate: number, nth: number) => Answer, options = ladder): Asked[] {
  const asked: Asked[] = [];
  for (let rate = nextRate(asked, options); rate !== null; rate = nextRate(asked, options)) {
    asked.push({ ratePerSecond: rate, answer: answer(rate, asked.length) });
  }
  return asked;
}

/** Holds up to a threshold and nothing above it. */
const monotone =
  (threshold: number) =>
  (rate: number): Answer =>
    rate <= threshold ? 'held' : 'failed';

const rates = (asked: readonly Asked[]) => asked.map(({ ratePerSecond }) => ratePerSecond);

/** Rungs that a search without noise can need: the climb or descent, the bisection, the confirmation. */
function rungsNeeded({ startPerSecond, minPerSecond, maxPerSecond, factor, resolution }: Ladder): number {
  const steps = (ratio: number) => Math.ceil(Math.log(ratio) / Math.log(factor)) + 1;
  const bisection = Math.ceil(Math.log2(Math.log(factor) / Math.log(resolution)));
  return Math.max(steps(maxPerSecond / startPerSecond), steps(startPerSecond / minPerSecond)) + bisection + 2;
}

const anyThreshold = fc.double({ min: 500, max: 512_000, noNaN: true });
const anyLadder = fc
  .record({
    startPerSecond: fc.integer({ min: 500, max: 512_000 }),
    factor: fc.double({ min: 1.3, max: 8, noNaN: true }),
    resolution: fc.double({ min: 1.02, max: 1.5, noNaN: true }),
  })
  .filter(({ factor, resolution }) => resolution < factor)
  .map((part): Ladder => ({ ...ladder, ...part, mostRungs: 200 }));

it('climbs, halves the bracket on a logarithmic scale, and asks again what the answer rests on', () => {
  const asked = search(monotone(20_000));
  expect(rates(asked)).toEqual([4000, 8000, 16_000, 32_000, 22_627, 19_027, 20_749, 20_749]);
  expect(bracketOf(asked)).toEqual({ heldPerSecond: 19_027, failedPerSecond: 20_749 });
});

it('goes down where the first rung is too high', () => {
  const asked = search(monotone(900));
  expect(rates(asked).slice(0, 4)).toEqual([4000, 2000, 1000, 500]);
  expect(bracketOf(asked)).toEqual({ heldPerSecond: 841, failedPerSecond: 917 });
});

it('ends at its top where everything holds, and knows nothing that failed', () => {
  const asked = search(monotone(Number.POSITIVE_INFINITY));
  expect(asked.at(-1)?.ratePerSecond).toBe(512_000);
  expect(bracketOf(asked)).toEqual({ heldPerSecond: 512_000, failedPerSecond: null });
});

it('asks its lowest rung twice where nothing holds', () => {
  const asked = search(monotone(0));
  expect(rates(asked)).toEqual([4000, 2000, 1000, 500, 500]);
  expect(bracketOf(asked)).toEqual({ heldPerSecond: null, failedPerSecond: 500 });
});

it('asks a spoilt rung twice more, then gives up', () => {
  expect(rates(search(() => 'spoilt'))).toEqual([4000, 4000, 4000]);
  const once = search((rate, nth) => (nth === 1 ? 'spoilt' : monotone(20_000)(rate)));
  expect(rates(once).slice(0, 4)).toEqual([4000, 8000, 8000, 16_000]);
  expect(bracketOf(once)).toEqual(bracketOf(search(monotone(20_000))));
});

it('stops when the rungs are used up, with what is known by then', () => {
  const asked = search(monotone(20_000), { ...ladder, mostRungs: 4 });
  expect(asked).toHaveLength(4);
  expect(bracketOf(asked)).toEqual({ heldPerSecond: 16_000, failedPerSecond: 32_000 });
});

/** Expects what is known to be the truth within the resolution. */
function expectFound(asked: readonly Asked[], threshold: number, { maxPerSecond, resolution }: Ladder) {
  const { heldPerSecond, failedPerSecond } = bracketOf(asked);
  expect(heldPerSecond).not.toBeNull();
  expect(heldPerSecond!).toBeLessThanOrEqual(threshold);
  if (failedPerSecond === null) {
    expect(heldPerSecond).toBe(maxPerSecond);
  } else {
    expect(failedPerSecond).toBeGreaterThan(threshold);
    expect(failedPerSecond / heldPerSecond!).toBeLessThanOrEqual(resolution);
  }
}

it('finds the threshold of any monotone system within the resolution, in bounded steps', () => {
  fc.assert(
    fc.property(anyThreshold, anyLadder, (threshold, options) => {
      const asked = search(monotone(threshold), options);
      expectFound(asked, threshold, options);
      expect(asked.length).toBeLessThanOrEqual(rungsNeeded(options));
    }),
  );
});

it('finds it as well where any one rung failed by accident', () => {
  fc.assert(
    fc.property(anyThreshold, anyLadder, fc.nat({ max: 15 }), (threshold, options, accident) => {
      const asked = search((rate, nth) => (nth === accident ? 'failed' : monotone(threshold)(rate)), options);
      expectFound(asked, threshold, options);
    }),
  );
});

it('never claims more than was held, and always ends, however often accidents happen', () => {
  fc.assert(
    fc.property(
      anyThreshold,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (threshold, luck) => {
        const asked = search((rate) => {
          const drawn = luck.next().value as number;
          if (drawn < 0.1) return 'spoilt';
          return drawn < 0.3 ? 'failed' : monotone(threshold)(rate);
        });
        expect(asked.length).toBeLessThanOrEqual(ladder.mostRungs);
        expect(bracketOf(asked).heldPerSecond ?? 0).toBeLessThanOrEqual(threshold);
        expect(rates(asked).every((rate) => rate >= 500 && rate <= 512_000)).toBe(true);
      },
    ),
  );
});
