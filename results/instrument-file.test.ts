import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.js';
import { sampleEnvironment } from './fixtures/sample-environment.js';
import { CALIBRATION_FILE, readInstrument, SELF_FILE } from './instrument-file.js';
import { instrumentSchema } from './schema/instrument.js';
import { newSelfFile, type SelfRow, selfFileText } from './self-file.js';

const root = mkdtempSync(join(tmpdir(), 'why websocket '));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const here = fingerprintOf(sampleEnvironment);
const MEASURED_AT = '2026-01-14T20:05:00.000Z';

const row = (id: string, value: number): SelfRow => ({
  id,
  measurement: id.split('.')[0]!,
  title: id,
  unit: 'µs',
  kind: 'most',
  target: 2,
  measuredAt: MEASURED_AT,
  commit: 'abc',
  foreignCores: 0.02,
  met: value <= 2,
  reading: { status: 'measured', value, repetitions: [value + 1, value - 1, value], details: { ticks: 3 } },
});

const spread = {
  pairs: 20,
  sd: 0.05,
  mad: 0.04,
  falseAlarms: 0.01,
  detectableAt10: 0.05,
  detectableAt20: 0.03,
};
const calibration = {
  fingerprint: here,
  environment: sampleEnvironment,
  updatedAt: MEASURED_AT,
  results: [
    { scenario: 'push', lane: 'ws', figure: 'serverCpuUsPerMessage', value: 20, plain: spread },
    { scenario: 'push', lane: 'ws', figure: 'serverAllocatedBytesPerMessage', value: 900, plain: spread },
  ],
};

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'machine-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
const selfText = (...rows: SelfRow[]) => selfFileText(newSelfFile(sampleEnvironment, rows));

describe('what a run carries of its instrument', () => {
  test('is both files in short: figures with their range, noise of metrics alone', () => {
    const unmeasured: SelfRow = {
      ...row('requests.ratio', 0),
      met: null,
      reading: { status: 'unmeasured', reason: 'wrk is not installed' },
    };
    const found = readInstrument(
      folderWith({
        [SELF_FILE]: selfText(row('receive.ws', 2.4), unmeasured, row('render.time', 1)),
        [CALIBRATION_FILE]: JSON.stringify(calibration),
      }),
      here,
    );
    expect(instrumentSchema.parse(found)).toEqual(found);
    expect(found?.self).toMatchObject({
      status: 'measured',
      rows: [{ id: 'receive.ws' }, { id: 'requests.ratio' }],
    });
    const readings = found?.self?.status === 'measured' ? found.self.rows.map(({ reading }) => reading) : [];
    expect(readings).toEqual([
      { status: 'measured', value: 2.4, least: 2.4 - 1, most: 3.4, met: false, details: { ticks: 3 } },
      { status: 'unmeasured', reason: 'wrk is not installed' },
    ]);
    const { mad: _, ...kept } = spread;
    expect(found?.calibration).toEqual({
      status: 'measured',
      measuredAt: MEASURED_AT,
      commit: sampleEnvironment.commit,
      rows: [{ scenario: 'push', lane: 'ws', metric: 'serverCpuUsPerMessage', ...kept }],
    });
  });

  test('names figures of another machine, and brings none of them', () => {
    const folder = folderWith({
      [SELF_FILE]: selfText(row('receive.ws', 2.4)),
      [CALIBRATION_FILE]: JSON.stringify(calibration),
    });
    const elsewhere = { ...here, kernel: '0.0.1' };
    const foreign = { status: 'foreign', measuredAt: MEASURED_AT, fingerprint: here };
    expect(readInstrument(folder, elsewhere)).toEqual({ self: foreign, calibration: foreign });
  });

  test.each([
    ['no folder', undefined],
    ['no files', {}],
    ['files of another form', { [SELF_FILE]: '{"rows":[]}', [CALIBRATION_FILE]: 'not JSON' }],
    [
      'a calibration that told nothing yet',
      { [CALIBRATION_FILE]: JSON.stringify({ ...calibration, results: [] }) },
    ],
  ])('is nothing where there is %s', (_name, files) => {
    const folder = files ? folderWith(files) : join(root, 'absent');
    expect(readInstrument(folder, here)).toBeUndefined();
  });
});
