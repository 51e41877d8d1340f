/** How late things were let go: counts by steps of lateness, so that a window is the difference of two readings. */

const STEP_NS = 20_000;
/** The last step holds all that was later. */
const STEPS = 1000;

/** One count a step of 20 µs: so many were at least that late and less than the next step. */
export type Lateness = Uint32Array;

export function createLateness() {
  const counts = new Uint32Array(STEPS + 1);
  return {
    add(ns: number): void {
      const at = Math.min(STEPS, Math.floor(Math.max(0, ns) / STEP_NS));
      counts[at] = (counts[at] as number) + 1;
    },
    read: (): Lateness => counts.slice(),
  };
}

/** How many were let go between two readings, or since the start. */
export function releasedBetween(before: Lateness | undefined, after: Lateness): number {
  return after.reduce((sum, count, at) => sum + count - (before?.[at] ?? 0), 0);
}

/** What share `q` of them was no later than, ns: the upper end of its step; 0 where there were none. */
export function latenessBetween(before: Lateness | undefined, after: Lateness, q: number): number {
  const total = releasedBetween(before, after);
  let seen = 0;
  for (let at = 0; at < after.length && total > 0; at++) {
    seen += (after[at] as number) - (before?.[at] ?? 0);
    if (seen >= q * total) return (at + 1) * STEP_NS;
  }
  return 0;
}
