import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleRun } from '../results/fixtures/sample-run.js';
import { runFileText } from '../results/store.js';
import { madeRuns } from '../results/trend/fixtures.js';
import { UsageError } from './exit-codes.js';
import { parseTrend } from './trend-options.js';

const root = mkdtempSync(join(tmpdir(), 'trend '));
const at = (...names: string[]) => join(root, ...names);

beforeAll(() => {
  const template = { ...sampleRun({ scenarios: ['exact', 'push'] }), trials: [], comparisons: [] };
  const steps = [
    { from: 12, scenario: 'push', lane: 'ws', metric: 'serverCpuUsPerMessage', factor: 1.5 },
    { from: 5, scenario: 'exact', lane: 'sse', metric: 'downBytesPerMessage', factor: 0.5 },
  ];
  const runs = madeRuns(template, 24, { noise: 0.03, steps });
  for (const folder of ['runs', 'one', 'none', 'apart']) mkdirSync(at(folder));
  for (const run of runs) writeFileSync(at('runs', `${run.runId}.json`), runFileText(run));
  writeFileSync(at('runs', 'notes.json'), '{"schema":"something else"}');
  writeFileSync(at('one', 'run.json'), runFileText(runs[0]!));
  writeFileSync(at('one', 'copy.json'), runFileText(runs[0]!));
  writeFileSync(at('one', 'broken.json'), '{"schema":');
  const [first, second] = runs as [(typeof runs)[0], (typeof runs)[0]];
  writeFileSync(at('apart', '1.json'), runFileText({ ...first, cells: first.cells.slice(0, 1) }));
  writeFileSync(at('apart', '2.json'), runFileText({ ...second, cells: [] }));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function trend(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [resolve('dist/scripts/trend.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', GITHUB_STEP_SUMMARY: '', ...env },
  });
}

test('changes are listed with their size, commit and way, and what is no run is passed over', () => {
  const { status, stdout, stderr } = trend([at('runs')]);
  expect(status).toBe(0);
  expect(stderr).toMatch(/^warning: passed over: .*notes\.json is not a result file/);
  expect(stdout).toMatch(/^24 runs from 2026-01-01 to 2026-01-24: /);
  expect(stdout.replace(/\s+/g, ' ')).toMatch(/exact · sse · .* −50\.0 % 0000006, 2026-01-06 .* better/);
  expect(stdout.replace(/\s+/g, ' ')).toMatch(/push · ws · .* \+\d\d\.\d % 000000d, 2026-01-13 .* worse/);
});

test('as JSON and CSV each series has all its points, and as Markdown the changes go to the job summary', () => {
  const json = JSON.parse(trend([at('runs'), '--json']).stdout);
  expect(json.runs).toHaveLength(24);
  const changed = json.series.filter(({ changes }: { changes: unknown[] }) => changes.length > 0);
  expect(changed.map(({ lane }: { lane: string }) => lane)).toEqual(expect.arrayContaining(['sse', 'ws']));
  const csv = trend([at('runs'), '--csv'])
    .stdout.trim()
    .split('\r\n');
  const points = json.series.reduce((sum: number, one: { points: unknown[] }) => sum + one.points.length, 0);
  expect(csv).toHaveLength(points + 1);
  const summary = at('summary.md');
  const { stdout } = trend([at('runs'), '--markdown'], { GITHUB_STEP_SUMMARY: summary });
  expect(stdout).toMatch(/^## 24 runs/);
  expect(readFileSync(summary, 'utf8')).toBe(stdout);
});

describe('where nothing can be told there is one line, and exit 2', () => {
  test.each<[string, string[], RegExp]>([
    ['an empty folder', [at('none')], /none holds no result file/],
    ['no such folder', [at('nowhere')], /there is no such file/],
    [
      'a file that is no result file',
      [at('runs', 'notes.json')],
      /notes\.json is not a result file of this suite/,
    ],
    [
      'the same run twice',
      [at('one')],
      /there is one run, and a trend needs two .*broken\.json is truncated/,
    ],
    ['nothing in common', [at('apart')], /no figure in common/],
    ['a level beyond what can be told', [at('runs'), '--level', '0'], /--level: "0" was given/],
    ['two forms at once', [at('runs'), '--json', '--csv'], /cannot be used with/],
  ])('%s', (_, args, line) => {
    const { status, stdout, stderr } = trend(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(line);
  });
});

test('an unknown option is refused', () => {
  expect(() => parseTrend(['--since', 'yesterday'])).toThrow(UsageError);
});
