import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { RunFile } from '../../results/schema.js';
import { type Origin, originOf, repeatOf } from './origin.js';

const run = sampleRun();
const typed = (command: string): RunFile => ({ ...run, command });
const repeat = (origin: Origin, scenario: string, metric = 'latencyP50Ns') =>
  repeatOf(origin, { id: 'a-chart', shows: { scenario, metric, over: null } });

describe('the command under a chart', () => {
  it('asks the one scenario with what the run was asked, by the same seed', () => {
    const origin = originOf(
      typed('npm run bench -- --profile quick --rtt 0,20 --lanes ws --out /tmp/x --no-keep-alive'),
    );
    const { measure } = repeat(origin, 'push');
    expect(measure).toMatch(
      /^npm run bench -- --scenarios push (?:--lanes [\w,@-]+ )?--profile quick --rtt 0,20 --no-keep-alive --seed \d+$/,
    );
    expect(measure).toContain(`--seed ${run.plan.seed}`);
  });

  it('takes options that are joined to their values', () => {
    expect(originOf(typed('npm run bench -- --rate=20')).options).toEqual(['--rate', '20']);
  });

  it('repeats nothing that a shell would read as more than a word', () => {
    for (const hostile of ['--rtt $(id)', '--profile quick;id', "--headers '`id`'", '--rate --json']) {
      const { measure } = repeat(originOf(typed(`npm run bench -- ${hostile}`)), 'push');
      expect(measure).not.toMatch(/[$`;'()]|--json/);
    }
    const { file } = originOf({ ...run, runId: "x'; rm -rf ~; '" });
    expect(file).toBe("'results/runs/x'\\''; rm -rf ~; '\\''.json'");
  });

  it('names no lanes where a longer list would be asked of more than was', () => {
    const main = run.lanes.filter(({ set }) => set === 'main').map(({ id }) => id);
    const ask = { ...run.plan.asks[0]!, scenario: 'push' };
    const asked = (...sets: readonly string[][]) => {
      const asks = sets.map((lanes) => ({ ...ask, lanes }));
      const lanes = [...new Set(sets.flat())];
      return originOf({ ...run, plan: { ...run.plan, scenarios: ['push'], lanes, asks } }).lanes.push;
    };
    expect(asked(main, ['short-polling'])).toEqual(main);
    expect(asked(main, [...main, 'sse@uws'])).toBeUndefined();
  });

  it('measures a published figure by its name, and nothing that no scenario asked', () => {
    const origin = originOf(run);
    expect(repeat(origin, 'published', 'traffic').measure).toMatch(/^npm run bench -- --anchor kaazing /);
    expect(repeat(origin, 'published', 'other').measure).toBeNull();
    expect(repeat(origin, 'no-such-scenario').measure).toBeNull();
  });

  it('draws the chart from the file that the run left', () => {
    expect(repeat(originOf(run), 'push').draw).toBe(
      `npm run report -- results/runs/${run.runId}.json --chart a-chart`,
    );
  });
});
