/** The command as a user meets it, and the run that it stands on. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownRun } from '../results/model/fixtures/known-run.js';
import { runFileText } from '../results/store.js';
import { findGround } from './advise-ground.js';
import { parseAdvise } from './advise-options.js';
import { UsageError } from './exit-codes.js';

const folder = mkdtempSync(join(tmpdir(), 'advise '));
const file = join(folder, '2026-01-15T09-30-00Z-0a1b2c3.json');
beforeAll(() => writeFileSync(file, runFileText(knownRun())));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WANTED = ['--clients', '3000', '--rate', '0.5', '--staleness', '200ms'];

function advise(...args: string[]) {
  return spawnSync(process.execPath, [resolve('dist/scripts/advise.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
}

test('prints the lanes, why each stands where it stands, and the answer with its ties', () => {
  const { status, stdout, stderr } = advise(...WANTED, '--run', file);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^3,000 clients, 0\.5 messages a second to each of them/);
  expect(stdout).toMatch(/stands on .*2026-01-15T09-30-00Z-0a1b2c3\.json: 2026-01-15, \d+ × /);
  expect(stdout).toMatch(/sse +yes +26\sms/);
  expect(stdout).toMatch(/extrapolated ×10: 3,000 clients, measured at 300/);
  expect(stdout).toMatch(/Use sse .*: sse, ws\.\n {2}not short-polling: ×\d+ the CPU/);
});

test('one of a thing is not told as several', () => {
  const one = ['--clients', '1', '--rate', '1', '--staleness', '2s', '--up', '1', '--run', file];
  const { stdout } = advise(...one);
  expect(stdout).toMatch(/^1 client, 1 message a second to each of them/);
  expect(stdout).toMatch(/takes 1 request a second, and 2 connections a client/);
  expect(stdout).not.toMatch(/\b1 (times|requests|connections a client)\b/);
});

test('--json prints the same as data and nothing else', () => {
  const { status, stdout } = advise(...WANTED, '--run', file, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    standsOn: { ranks: true, runId: '2026-01-15T09-30-00Z-0a1b2c3' },
    needs: { clients: 3000, ratePerSecond: 0.5, rttMs: 50, stalenessMs: 200, upPerSecond: 0 },
    recommendation: { lane: { id: 'sse' }, ties: [{ id: 'sse' }, { id: 'ws' }] },
  });
});

test.each([
  ['connect', '0', /\nCannot tell which lane costs least\.\nFresh enough: .*sse.*\n/],
  ['duplex', '1', /\nCannot tell, too little was measured\.\nFor no lane .* of duplex\.\n/],
])('a run without %s is no reason to say that nothing is fresh enough', (scenario, up, says) => {
  const run = knownRun();
  const lacking = join(folder, `no-${scenario}.json`);
  writeFileSync(
    lacking,
    runFileText({ ...run, cells: run.cells.filter((cell) => cell.scenario !== scenario) }),
  );
  const { status, stdout } = advise(...WANTED, '--up', up, '--run', lacking);
  expect(status).toBe(0);
  expect(stdout).toMatch(says);
});

test('what cannot be read is refused in one line, exit 2', () => {
  const { status, stdout, stderr } = advise(...WANTED, '--run', join(folder, 'none.json'));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: cannot read .*none\.json: there is no such file.*\n$/);
});

const refused: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['--rate', '1', '--staleness', '1s'], /required option '--clients <n>' not specified/],
  [
    [...WANTED, '--staleness', '2'],
    /--staleness: "2" was given, a duration from 1ms to 3600s .* 500ms or 2s/,
  ],
  [[...WANTED, '--staleness', 'soon'], /--staleness: "soon" was given/],
  [[...WANTED, '--staleness', '2h'], /--staleness: "2h"/],
  [[...WANTED, '--rtt', '-5ms'], /--rtt: "-5ms"/],
  [[...WANTED, '--clients', '1.5'], /--clients: "1\.5" was given, a whole number from 1 to 1000000/],
  [[...WANTED, '--clients', '2e6'], /--clients: "2e6"/],
  [[...WANTED, '--rate', '0'], /--rate: "0" was given, a number from 0\.0001/],
  [[...WANTED, '--bytes', '8'], /--bytes: "8"/],
  [[...WANTED, '--upp', '1'], /unknown option '--upp'/],
  [[...WANTED, 'sse'], /"sse" is no option/],
];

test.each(refused)('refuses %j in one line', (args, says) => {
  expect(() => parseAdvise(args)).toThrow(UsageError);
  expect(() => parseAdvise(args)).toThrow(says);
  expect(() => parseAdvise(args)).not.toThrow(/\n/);
});

test.each([
  ['500ms', 500],
  ['2s', 2000],
  ['1.5 s', 1500],
  ['2min', 120_000],
])('takes %s for a duration', (text, ms) => {
  expect(parseAdvise([...WANTED, '--staleness', text])?.needs.stalenessMs).toBe(ms);
});

describe('the run it stands on', () => {
  test('is the newest that measured what the model needs, broken and older ones passed over', () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    copyFileSync(file, join(own, '2026-01-15T09-30-00Z-0a1b2c3.json'));
    copyFileSync(file, join(own, '2026-02-01T00-00-00Z-0a1b2c3.json'));
    writeFileSync(join(own, '2026-03-01T00-00-00Z-0a1b2c3.json'), '{"schema":');
    writeFileSync(join(own, '2026-04-01T00-00-00Z-0a1b2c3.json'), runFileText({ ...knownRun(), cells: [] }));
    expect(findGround(undefined, [own]).file).toBe(join(own, '2026-02-01T00-00-00Z-0a1b2c3.json'));
  });

  test('is looked for in the next folder where the first has none', () => {
    expect(findGround(undefined, [join(folder, 'none'), folder]).file).toBe(file);
  });

  test('where there is none, says what to try', () => {
    expect(() => findGround(undefined, [join(folder, 'none')])).toThrow(/no usable run in .*npm run bench/);
  });
});
