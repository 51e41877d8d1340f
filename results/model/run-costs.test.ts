/** What is sent with a page must answer as the whole run does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../fixtures/sample-run.js';
import type { RunFile } from '../schema.js';
import { advise } from './advise.js';
import { knownLanes, knownRun } from './fixtures/known-run.js';
import { needsBounds } from './needs.js';
import { costsOfRun } from './run-costs.js';

/** Any needs that may be typed, small numbers as often as large ones. */
const amount = ({ least, most, whole }: (typeof needsBounds)[keyof typeof needsBounds]) => {
  const from = Math.max(least, 0.001);
  const some = fc
    .double({ min: Math.log(from), max: Math.log(most), noNaN: true })
    .map((power) => Math.min(most, Math.max(least, whole ? Math.round(Math.exp(power)) : Math.exp(power))));
  return fc.oneof({ weight: 9, arbitrary: some }, fc.constant(least));
};
const anyNeeds = fc.record({
  clients: amount(needsBounds.clients),
  ratePerSecond: amount(needsBounds.ratePerSecond),
  textBytes: amount(needsBounds.textBytes),
  rttMs: amount(needsBounds.rttMs),
  stalenessMs: amount(needsBounds.stalenessMs),
  upPerSecond: amount(needsBounds.upPerSecond),
});

/** The same cells over a distance and with other heads as well, cheaper: what the model must pass over. */
function withOthers(run: RunFile): RunFile {
  const others = run.cells.flatMap((cell) =>
    [{ rttMs: 50 }, { headers: 'cookies' }, { keepAlive: 'off' }].map((set) => ({
      ...cell,
      point: { ...cell.point, ...set },
    })),
  );
  return { ...run, cells: [...others, ...run.cells] };
}

describe.each([
  ['a run of all there is', withOthers(sampleRun())],
  ['a run of round numbers', withOthers(knownRun(knownLanes, 0.2))],
  ['a run of one round', sampleRun({ rounds: 1 })],
])('what the model reads of %s', (_what, run) => {
  const lanes = run.lanes.filter(({ set }) => set !== 'control');
  const reduced = costsOfRun(run, lanes);

  it('answers any needs as the whole run does', () => {
    fc.assert(
      fc.property(anyNeeds, (needs) => {
        expect(advise(reduced, needs)).toEqual(advise(run, needs));
      }),
    );
  });

  it('is a small part of it', () => {
    const bytes = (of: unknown) => JSON.stringify(of).length;
    expect(reduced.cells.length).toBeGreaterThan(0);
    expect(bytes(reduced)).toBeLessThan(bytes(run) / 4);
    expect(reduced.cells.filter(({ point }) => 'rttMs' in point || 'headers' in point)).toEqual([]);
  });
});
