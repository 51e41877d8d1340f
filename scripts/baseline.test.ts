import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { laneIds } from '../protocol/lanes.js';
import { exactBaselineText, readExactBaseline } from '../results/exact-baseline/file.js';
import { exactAsked, exactPlan } from '../scenarios/exact/count-lanes.js';
import { parseBaseline } from './baseline-options.js';
import { UsageError } from './exit-codes.js';

const committed = resolve('results/baseline/exact.json');
const folder = mkdtempSync(join(tmpdir(), 'baseline '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function baseline(...args: string[]) {
  return spawnSync(process.execPath, [resolve('dist/scripts/baseline.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
}

/** The committed file with one text in the place of another. */
function altered(name: string, from: string | RegExp, to: string): string {
  const text = readFileSync(committed, 'utf8');
  expect(text).toMatch(from);
  const file = join(folder, name);
  writeFileSync(file, text.replace(from, to));
  return file;
}

test('the committed baseline holds every lane of the table, asked as now', () => {
  const { lanes, asked } = readExactBaseline(committed);
  expect(Object.keys(lanes)).toEqual([...laneIds]);
  expect(asked).toEqual(exactAsked(exactPlan(laneIds)));
});

test('its text is what a renewal would write', () => {
  expect(exactBaselineText(readExactBaseline(committed))).toBe(readFileSync(committed, 'utf8'));
});

describe('a lane is counted and held against it', () => {
  const lane = ['--lanes', 'websocket@net', '--file'];
  const figure = /("websocket@net": \{\s+"[^"]+": \{[^}]*"downBytesPerMessage": )132/;

  test('as it is: the same', () => {
    const { status, stdout, stderr } = baseline(...lane, altered('same.json', figure, '$1132'));
    expect([status, stdout.split('\n').length]).toEqual([0, stdout.includes('another version') ? 3 : 2]);
    expect(stdout).toMatch(/websocket@net +the same/);
    expect(stderr).toContain('1 of 1 as in the baseline');
  });

  test('against one that took a byte less it is worse, and a renewal writes that figure alone', () => {
    const file = altered('worse.json', figure, '$1131');
    const judged = baseline(...lane, file);
    const elsewhere = judged.stdout.includes('this machine brings another version: node');
    expect(judged.status).toBe(elsewhere ? 0 : 1);
    expect(judged.stdout.replace(/\s/g, ' ')).toContain(
      'worse: Bytes down per delivered message 131 B, now 132 B (+0.8 %)',
    );
    expect(baseline('--renew', ...lane, file).status).toBe(0);
    const { lanes } = readExactBaseline(file);
    expect(lanes).toEqual(readExactBaseline(committed).lanes);
  });
});

describe('what cannot be held against gets one line and exit 2', () => {
  test.each<[string, () => string, RegExp]>([
    [
      'no file',
      () => join(folder, 'none.json'),
      /there is no such file; make one with npm run baseline -- --renew/,
    ],
    [
      'a merge conflict',
      () => altered('conflict.json', '"lanes"', '\n<<<<<<< ours\n"lanes"'),
      /not JSON\. It holds the marks of a merge conflict/,
    ],
    ['another form', () => altered('form.json', 'exact-baseline', 'run'), /is no baseline of exact figures/],
    [
      'figures counted otherwise',
      () => altered('asked.json', '"exactClients": 3', '"exactClients": 4'),
      /was counted otherwise \(exactClients 4, now 3\): renew it/,
    ],
  ])('%s', (_, file, line) => {
    const { status, stdout, stderr } = baseline('--file', file());
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(line);
  });
});

test.each([[['--lanes', 'wss']], [['now']], [['--renew=yes']]])('%j is refused', (args) => {
  expect(() => parseBaseline(args)).toThrow(UsageError);
});
