/** The command as a user meets it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { belongsTo, patienceSettings, sharedSettings } from '../results/compare/asked.js';
import { setRounds, twoRuns } from '../results/compare/fixtures.js';
import type { RunFile } from '../results/schema.js';
import { runFileText } from '../results/store.js';
import { scenarios } from '../scenarios/registry.js';
import { defaults } from '../scenarios/settings.js';
import { parseCompare } from './compare-options.js';
import { UsageError } from './exit-codes.js';

const folder = mkdtempSync(join(tmpdir(), 'compare '));
const at = (name: string) => join(folder, name);
const save = (name: string, run: RunFile) => writeFileSync(at(name), runFileText(run));

beforeAll(() => {
  const { base, head } = twoRuns(['exact', 'push']);
  save('base.json', base);
  save('same.json', head);
  setRounds(head, ['exact', 'sse', 'downBytesPerMessage'], [999, 999, 999]);
  save('worse.json', head);
  save('failed.json', {
    ...head,
    cells: head.cells.map(({ scenario, lane, point }) => ({
      ...{ scenario, lane, point },
      status: 'failed',
      reasons: ['it fell over'],
    })),
  });
  const unlike = structuredClone(head);
  for (const ask of unlike.plan.asks) ask.headers = 'minimal';
  unlike.plan.headers = 'minimal';
  save('unlike.json', unlike);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const compare = (
  names: readonly [string, string],
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
) => run([...names.map(at), ...args], env);

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [resolve('dist/scripts/compare.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', GITHUB_STEP_SUMMARY: '', ...env },
  });
}

test('nothing changed: counts by verdict, no table of counts, exit 0', () => {
  const { status, stdout, stderr } = compare(['base.json', 'same.json'], ['--ratios']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^exact: \d+ compared, \d+ equal$/m);
  expect(stdout).toContain('no cost here counts as a regression');
  expect(stdout).toMatch(/^ratios between lanes: \d+ compared, /m);
});

test('a regression is exit 1, and every file is written', () => {
  const files = ['--junit', at('new/o.xml'), '--csv', at('o.csv'), '--bencher', at('o.bmf')];
  const args = [...files, '--github-benchmark', at('gh.json'), '--markdown'];
  const summary = at('summary.md');
  writeFileSync(summary, 'before\n');
  const { status, stdout, stderr } = compare(['base.json', 'worse.json'], args, {
    GITHUB_STEP_SUMMARY: summary,
  });
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/^## Regression$/m);
  expect(stdout).toMatch(
    /\| exact · sse · .* \| Bytes down per delivered message \| .* \| worse: a regression \|/,
  );
  expect(readFileSync(summary, 'utf8')).toBe(`before\n${stdout}`);
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['gh-bigger.json', 'gh-smaller.json', 'o.bmf', 'o.csv']),
  );
  expect(readFileSync(at('new/o.xml'), 'utf8')).toContain('failures="1"');
  expect(readFileSync(at('o.csv'), 'utf8')).toContain(',worse,yes,');
});

describe('what cannot be compared gets one line', () => {
  test.each<[string, [string, string], number, RegExp]>([
    ['the same file twice', ['base.json', 'base.json'], 2, /was given twice: name two different runs\.$/],
    ['a missing file', ['base.json', 'none.json'], 2, /there is no such file/],
    [
      'nothing asked alike',
      ['base.json', 'unlike.json'],
      2,
      /asked nothing alike\. First of \d+: .*headers browser, then minimal.*headers of the plan: browser, then minimal\.$/,
    ],
    [
      'no valid cell',
      ['base.json', 'failed.json'],
      3,
      /not valid: no question has a valid cell on both sides/,
    ],
  ])('%s', (_, names, code, line) => {
    const { status, stderr } = compare(names);
    expect(status).toBe(code);
    const lines = stderr.trim().split('\n');
    expect(lines.filter((one) => !one.startsWith('warning: '))).toHaveLength(1);
    expect(lines.at(-1)).toMatch(line);
  });
});

test.each([
  [['--base', 'nowhere'], /^error: --base: there is no commit "nowhere"\..*$/],
  [['--base', 'HEAD', '--with', 'node=/nowhere'], /^error: --with: \/nowhere is no Node binary.*$/],
  [['--base', 'HEAD', '--csv', '/dev/null/x/figures.csv'], /^error: cannot write to \/dev\/null\/x: .*$/],
])('%j is refused in one line before anything is built', (args, line) => {
  const { status, stderr } = run([...args, '--out', folder]);
  expect([status, stderr.trim()]).toEqual([2, expect.stringMatching(line)]);
});

test.each([
  [['a.json'], /missing required argument 'head'/],
  [['a.json', 'b.json', 'c.json'], /"c\.json" is no option/],
  [['a.json', 'b.json', '--junit'], /argument missing/],
])('%j is refused', (args, line) => {
  expect(() => parseCompare(args)).toThrow(UsageError);
  expect(() => parseCompare(args)).toThrow(line);
});

test('every setting is known to belong to a scenario, to all of them, or to patience', () => {
  const known = new Set<string>([...sharedSettings, ...patienceSettings]);
  const ids = scenarios.map(({ id }) => id);
  const unknown = Object.keys(defaults).filter(
    (name) => !known.has(name) && !ids.some((id) => belongsTo(name, id)),
  );
  expect(unknown).toEqual([]);
});
