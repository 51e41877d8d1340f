import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { laneIds } from '../protocol/lanes.js';
import {
  type CalibrationFile,
  calibrationFileText,
  newCalibrationFile,
  readCalibrationFile,
} from '../results/calibration-file.js';
import { fingerprintOf } from '../results/fingerprint.js';
import { environmentSchema } from '../results/schema/environment.js';
import type { Environment } from '../results/schema.js';
import { askedOf } from '../scenarios/calibration/loads.js';

const folder = mkdtempSync(join(tmpdir(), 'calibrate-'));
const file = join(folder, 'calibration.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const calibrate = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/scripts/calibrate.js', '--out', folder, ...args], { encoding: 'utf8' });

test.each([
  [['--lanes', 'wss'], /Did you mean ws\?/],
  [['--scenarios', 'pusch'], /Did you mean push\?/],
  [['--pairs', '2'], /from 3 to 500/],
  [['--minutes', 'soon'], /"soon" was given/],
  [['ws'], /"ws" is no option/],
  [['--pears', '4'], /--pears/],
])('%j is refused with one line before anything is measured', (args, said) => {
  const { status, stderr, stdout } = calibrate(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(said);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
});

/** As the command itself reads it: the compiled code, which alone knows where the project lies. */
function readEnvironment(): Environment {
  const code = `
    import { readEnvironment } from './dist/scenarios/harness/environment.js';
    import { findPinning } from './dist/scenarios/harness/pinning.js';
    process.stdout.write(JSON.stringify(readEnvironment(findPinning())));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return environmentSchema.parse(JSON.parse(stdout));
}

/** A file in which every pair of `connect` on `ws` is there, as this machine and commit would leave it. */
function wholeCalibration(pairs: number): CalibrationFile {
  const environment = readEnvironment();
  const at = '2026-01-15T09:30:00.000Z';
  const trials = Array.from({ length: 2 * pairs }, (_, i) => ({
    scenario: 'connect',
    lane: 'ws',
    pair: i >> 1,
    half: i % 2 === 0 ? ('A' as const) : ('B' as const),
    attempt: 0,
    startedAt: at,
    durationMs: 2500,
    status: 'valid' as const,
    reasons: [],
    figures: { serverCpuUsPerConnection: 200 + (i % 3) },
    checks: [],
    paceUs: 1200,
  }));
  const fingerprint = fingerprintOf(environment);
  const asked = askedOf(laneIds);
  return newCalibrationFile({
    fingerprint,
    environment,
    startedAt: at,
    updatedAt: at,
    seed: 1,
    asked,
    trials,
    results: [],
    limits: [],
  });
}

const connectOnWs = ['--lanes', 'ws', '--scenarios', 'connect'];

test('what is there already is not measured again, and told', () => {
  writeFileSync(file, calibrationFileText(wholeCalibration(4)));
  const { status, stderr, stdout } = calibrate(...connectOnWs, '--pairs', '4');
  expect(stderr).toContain('trials     0, 8 are there already');
  expect(stdout).toContain('serverCpuUsPerConnection');
  expect(status).toBe(0);
});

test('an interrupt keeps the trials that are over, and those of an earlier day aside', async () => {
  writeFileSync(file, calibrationFileText({ ...wholeCalibration(4), seed: 2 }));
  const args = ['dist/scripts/calibrate.js', '--out', folder, ...connectOnWs, '--pairs', '50'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  let interrupted = false;
  child.stderr.setEncoding('utf8');
  for await (const text of child.stderr) {
    said += text;
    if (!interrupted && said.includes('pair 1A')) interrupted = child.kill('SIGINT');
  }
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  expect(code).toBe(130);
  const kept = readCalibrationFile(file)!;
  expect(kept.trials.length).toBeGreaterThanOrEqual(1);
  expect(kept.trials[0]).toMatchObject({ scenario: 'connect', lane: 'ws', pair: 0, half: 'A' });
  expect(readCalibrationFile(join(folder, 'calibration-earlier.json'))?.seed).toBe(2);
}, 120_000);
