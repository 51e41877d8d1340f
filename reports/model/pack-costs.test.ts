import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { advise } from '../../results/model/advise.js';
import { adviceSection } from './advice.js';
import { adviceCase } from './advice-case.js';
import { packCosts, unpackCosts } from './pack-costs.js';
import { viewRun } from './view.js';

const run = sampleRun();
const view = viewRun(run, 'en');
const lanes = view.shown.filter(({ set }) => set !== 'control');
const packed = packCosts(run, lanes, view.laneTitle);
const sent = unpackCosts(JSON.parse(JSON.stringify(packed)) as typeof packed);
const titles = new Map(sent.lanes.map(({ id, title }) => [id, title.en]));
const voice = { ...view, laneTitle: (id: string) => titles.get(id)! };

describe('the costs that are sent with a page', () => {
  it('make the same sentences and rows as the run itself, for any needs', () => {
    const any = fc.record({
      clients: fc.integer({ min: 1, max: 1_000_000 }),
      ratePerSecond: fc.double({ min: 0.001, max: 100, noNaN: true }),
      textBytes: fc.integer({ min: 16, max: 65_536 }),
      rttMs: fc.double({ min: 0, max: 300, noNaN: true }),
      stalenessMs: fc.double({ min: 20, max: 60_000, noNaN: true }),
      upPerSecond: fc.constantFrom(0, 0.1, 5),
    });
    const whole = { ...run, lanes: [...lanes] };
    fc.assert(
      fc.property(any, (needs) => {
        const expected = adviceCase(view, advise(whole, needs), run.ranks);
        expect(adviceCase(voice, advise(sent, needs), sent.ranks)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('name no lane by more than a line, whatever the file calls it', () => {
    const long = `</script>\u202e${'x'.repeat(5000)}`;
    const strange = lanes.map((lane) => ({
      ...lane,
      id: `${lane.id}${long}`,
      transport: long,
      engine: long,
    }));
    const { lanes: named } = packCosts({ ...run, lanes: strange }, strange, () => 'a lane');
    expect(new Set(named.map(([id]) => id)).size).toBe(lanes.length);
    expect(JSON.stringify(named).length).toBeLessThan(300 * lanes.length);
    expect(JSON.stringify(named)).not.toContain('\u202e');
  });

  it('come with the section, in the language of the page', () => {
    const korean = adviceSection(viewRun(run, 'ko'))!;
    expect(korean.costs.cells).toEqual(packed.cells);
    expect(korean.costs.lanes.map((lane) => lane.at(-1))).toContain('숏 폴링');
  });
});
