import { describe, expect, test } from 'vitest';
import { ChildError } from '../harness/child.js';
import { type Figure, measured, readingOf, type SelfMeasurement } from './measurement.js';
import { isMet, measureSelf } from './run-self.js';

const figure: Figure = { title: 'a figure', unit: 'µs', kind: 'most', target: 2 };
const pinning = { available: false, reason: 'a test', serverCpu: null, generatorCpu: null };
const run = (signal = new AbortController().signal) => ({ pinning, commit: 'c0ffee', signal });

const measurement = (take: SelfMeasurement<'a' | 'b'>['run']): SelfMeasurement<'a' | 'b'> => ({
  id: 'test',
  title: 'a test',
  estimateMs: 1,
  figures: { a: figure, b: { ...figure, kind: 'least' } },
  run: take,
});

test('a measurement gives a row a figure, with its median and whether it is met', async () => {
  const rows = await measureSelf(
    measurement(async () => ({ a: measured([1, 9, 2]), b: measured([1]) })),
    run(),
  );
  expect(rows.map(({ id, met, commit, reading }) => ({ id, met, commit, reading }))).toEqual([
    { id: 'a', met: true, commit: 'c0ffee', reading: measured([1, 9, 2]) },
    { id: 'b', met: false, commit: 'c0ffee', reading: measured([1]) },
  ]);
  expect(rows[0]?.reading).toMatchObject({ value: 2 });
});

test('what goes wrong is told in every row', async () => {
  const rows = await measureSelf(
    measurement(async () => {
      throw new Error('the server process ended');
    }),
    run(),
  );
  const reading = { status: 'failed', reason: 'the server process ended' };
  expect(rows.map(({ met, reading }) => ({ met, reading }))).toEqual([
    { met: false, reading },
    { met: false, reading },
  ]);
});

test('after Ctrl-C there is no row', async () => {
  const abort = new AbortController();
  const work = measureSelf(
    measurement(async () => {
      abort.abort();
      throw new Error('its processes are gone');
    }),
    run(abort.signal),
  );
  await expect(work).rejects.toThrow('aborted');
});

describe('one figure among several', () => {
  const { signal } = new AbortController();

  test('that cannot be had on this machine is not measured, and not held against it', async () => {
    const reading = await readingOf(signal, async () => {
      throw new ChildError('its native part is missing', 'unavailable');
    });
    expect(reading).toEqual({ status: 'unmeasured', reason: 'its native part is missing' });
    expect(isMet(figure, reading)).toBeNull();
  });

  test('that fails is not met', async () => {
    const reading = await readingOf(signal, async () => {
      throw new ChildError('it died', 'failed');
    });
    expect(isMet(figure, reading)).toBe(false);
  });
});

test.each([
  ['most', 2, true],
  ['most', 2.001, false],
  ['least', 2, true],
  ['least', 1.999, false],
] as const)('at %s 2, %f is met: %s', (kind, value, met) => {
  expect(isMet({ ...figure, kind }, measured([value]))).toBe(met);
});
