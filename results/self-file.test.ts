import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.js';
import { sampleEnvironment } from './fixtures/sample-environment.js';
import { mergeSelfFiles, newSelfFile, readSelfFile, type SelfRow, selfFileText } from './self-file.js';

const folder = mkdtempSync(join(tmpdir(), 'why websocket '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (id: string, value: number): SelfRow => ({
  id,
  measurement: id.split('.')[0]!,
  title: id,
  unit: 'µs',
  kind: 'most',
  target: 2,
  measuredAt: '2026-01-15T09:30:00.000Z',
  commit: null,
  foreignCores: 0.02,
  met: value <= 2,
  reading: { status: 'measured', value, repetitions: [value], details: {} },
});

const { machine } = sampleEnvironment;
const machines = {
  cpuModel: { ...sampleEnvironment, machine: { ...machine, cpuModel: 'another CPU' } },
  cpuCount: { ...sampleEnvironment, machine: { ...machine, cpuCount: machine.cpuCount + 1 } },
  kernel: { ...sampleEnvironment, machine: { ...machine, kernel: '0.0.1' } },
  node: { ...sampleEnvironment, node: 'v0.0.1' },
};

test('the fingerprint is what a figure of speed depends on, and neither load nor commit', () => {
  expect(fingerprintOf(sampleEnvironment)).toEqual({
    cpuModel: machine.cpuModel,
    cpuCount: machine.cpuCount,
    kernel: machine.kernel,
    node: sampleEnvironment.node,
  });
  const later = {
    ...sampleEnvironment,
    commit: 'f'.repeat(40),
    machine: { ...machine, loadAverage: [9, 9, 9] },
  };
  expect(fingerprintOf(later)).toEqual(fingerprintOf(sampleEnvironment));
});

describe('measured again', () => {
  const earlier = newSelfFile(sampleEnvironment, [row('receive.ws', 1), row('echo.ratio', 1)]);

  test('a part replaces its own rows and keeps the others', () => {
    const merged = mergeSelfFiles(earlier, newSelfFile(sampleEnvironment, [row('receive.ws', 3)]));
    expect(merged.rows).toEqual([row('echo.ratio', 1), row('receive.ws', 3)]);
  });

  test.each(Object.entries(machines))('on a machine of another %s nothing is kept', (_name, environment) => {
    const latest = newSelfFile(environment, [row('receive.ws', 3)]);
    expect(mergeSelfFiles(earlier, latest)).toBe(latest);
  });
});

describe('reading', () => {
  test('gives what was written', () => {
    const path = join(folder, 'self.json');
    const failed: SelfRow = { ...row('hold.ws', 1), met: false, reading: { status: 'failed', reason: 'no' } };
    const file = newSelfFile(sampleEnvironment, [row('receive.ws', 1), failed]);
    writeFileSync(path, selfFileText(file));
    expect(readSelfFile(path)).toEqual(file);
  });

  test.each([
    ['is truncated', '{"schema":"why-websocket/self","rows":['],
    ['is of another schema', '{"schema":"why-websocket/run","schemaVersion":1}'],
    ['is of another version', selfFileText({ ...newSelfFile(sampleEnvironment, []), schemaVersion: 2 as 1 })],
  ])('a file that %s counts for nothing', (_what, text) => {
    const path = join(folder, 'bad.json');
    writeFileSync(path, text);
    expect(readSelfFile(path)).toBeUndefined();
  });

  test('no file counts for nothing', () => {
    expect(readSelfFile(join(folder, 'none.json'))).toBeUndefined();
  });
});
