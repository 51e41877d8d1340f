import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { calibrationFileText, newCalibrationFile, readCalibrationFile } from './calibration-file.js';
import { fingerprintOf, sameFingerprint } from './fingerprint.js';
import { sampleRun } from './fixtures/sample-run.js';

const folder = mkdtempSync(join(tmpdir(), 'calibration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { environment } = sampleRun();
const at = '2026-01-15T09:30:00.000Z';
const file = newCalibrationFile({
  fingerprint: fingerprintOf(environment),
  environment,
  startedAt: at,
  updatedAt: at,
  seed: 1,
  asked: [{ scenario: 'push', lane: 'ws', point: { clients: 10 }, warmupMs: 1000, measureMs: 2500 }],
  trials: [],
  results: [],
  limits: [],
});

test('is read as it was written', () => {
  const path = join(folder, 'whole.json');
  writeFileSync(path, calibrationFileText(file));
  expect(readCalibrationFile(path)).toEqual(file);
});

test.each([
  ['cut short', calibrationFileText(file).slice(0, 200)],
  ['of another version', JSON.stringify({ ...file, schemaVersion: 99 })],
  ['of another kind', '{"schema":"why-websocket/run"}'],
])('one that is %s is none', (name, text) => {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, text);
  expect(readCalibrationFile(path)).toBeUndefined();
});

test('a missing file is none', () => {
  expect(readCalibrationFile(join(folder, 'missing.json'))).toBeUndefined();
});

test('another processor, count of cores, Node or kernel is another machine', () => {
  const { fingerprint } = file;
  expect(sameFingerprint(fingerprint, { ...fingerprint })).toBe(true);
  for (const change of [{ cpuModel: 'x' }, { cpuCount: 99 }, { node: 'v0' }, { kernel: 'x' }]) {
    expect(sameFingerprint(fingerprint, { ...fingerprint, ...change })).toBe(false);
  }
});
