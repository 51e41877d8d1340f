import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { sampleEnvironment } from '../results/fixtures/sample-environment.js';
import type { SelfRow } from '../results/self-file.js';
import { figureText, isBusy, machineText, selfTable } from './self-table.js';

const base: SelfRow = {
  id: 'metronome.p50',
  measurement: 'metronome',
  title: 'metronome lag p50',
  unit: 'µs',
  kind: 'most',
  target: 200,
  measuredAt: '2026-01-15T09:30:00.000Z',
  commit: null,
  foreignCores: 0.024,
  met: true,
  reading: { status: 'measured', value: 139.6, repetitions: [139.6], details: { ticks: 5000 } },
};

const ratio: SelfRow = {
  ...base,
  title: 'echo, harness : plain ws loop',
  unit: '×',
  kind: 'least',
  target: 0.9,
  foreignCores: 0.4,
  met: false,
  reading: { status: 'measured', value: 0.8512, repetitions: [0.79, 0.8512, 0.9], details: {} },
};

const reason = 'wrk is not installed';
const missing: SelfRow = {
  ...base,
  foreignCores: null,
  met: null,
  reading: { status: 'unmeasured', reason },
};
const failed: SelfRow = { ...base, met: false, reading: { status: 'failed', reason: 'the server died' } };

/** Without the colours a terminal would get. */
const lines = (...rows: SelfRow[]) => stripVTControlCharacters(selfTable(rows)).split('\n');

test('a figure stands with its target, its value, whether it is met, and what others used meanwhile', () => {
  expect(lines(base)).toEqual([
    '                     target    measured       foreign CPU',
    '  metronome lag p50  ≤ 200 µs  140 µs    met  0.02 cores',
    '      ticks 5,000',
  ]);
});

test('a ratio stands with the range of its repetitions; a busy machine is said', () => {
  expect(lines(ratio).slice(1)).toEqual([
    '  echo, harness : plain ws loop  ≥ 0.9 ×  0.851 ×   NOT MET  0.40 cores, BUSY',
    '      median of 3, 0.79 to 0.9',
  ]);
  expect(isBusy(0.15)).toBe(false);
  expect(isBusy(0.16)).toBe(true);
  expect(isBusy(null)).toBe(false);
});

test('what has no value says why', () => {
  expect(lines(missing)[1]).toMatch(/ {2}– {9}not measured here {2}unknown$/);
  expect(lines(missing)[2]).toBe(`      ${reason}`);
  expect(lines(failed)[1]).toMatch(/– {9}FAILED/);
  expect(lines(failed)[2]).toBe('      the server died');
});

test.each([
  [139.6, '140'],
  [45_012.3, '45,000'],
  [0.90149, '0.901'],
  [2, '2'],
  [0, '0'],
  [-20, '-20'],
])('%f is written %s', (value, text) => {
  expect(figureText(value)).toBe(text);
});

test('the machine is told with its versions, its load and what is missing', () => {
  const { machine } = sampleEnvironment;
  const text = machineText(sampleEnvironment);
  expect(text).toContain(machine.cpuModel);
  expect(text).toContain(machine.kernel);
  expect(text).toContain(machine.loadAverage.map((load) => load.toFixed(2)).join(' '));
  expect(text).toContain('wrk not installed');
  expect(machineText(sampleEnvironment, '4.1.0')).toContain('wrk 4.1.0');
});
