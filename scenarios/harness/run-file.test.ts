import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sampleEnvironment } from '../../results/fixtures/sample-environment.js';
import { SELF_FILE } from '../../results/instrument-file.js';
import { runFileSchema } from '../../results/schema.js';
import { newSelfFile, selfFileText } from '../../results/self-file.js';
import { makePlan } from './plan.js';
import { newRun } from './run-file.js';

const folder = mkdtempSync(join(tmpdir(), 'why websocket '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { plan } = makePlan(
  { profile: 'quick', seed: 7, headers: 'browser', keepAlive: true, settings: {}, scenarios: ['push'] },
  { handles: null, ports: null },
);

test('a run begins with what is known of the instrument on this machine, where something is', () => {
  expect(newRun(plan, 'npm run bench', [], join(folder, 'absent'), sampleEnvironment)).not.toHaveProperty(
    'instrument',
  );
  const row = {
    id: 'receive.ws',
    measurement: 'receive',
    title: 'a received message, ws',
    unit: 'µs',
    kind: 'most',
    target: 2,
    measuredAt: '2026-01-15T09:30:00.000Z',
    commit: null,
    foreignCores: 0,
    met: true,
    reading: { status: 'measured', value: 1.8, repetitions: [1.8], details: {} },
  } as const;
  writeFileSync(join(folder, SELF_FILE), selfFileText(newSelfFile(sampleEnvironment, [row])));
  const run = newRun(plan, 'npm run bench', [], folder, sampleEnvironment);
  expect(run.instrument?.self).toMatchObject({ status: 'measured', rows: [{ id: 'receive.ws' }] });
  expect(runFileSchema.parse(run)).toEqual(run);
});
