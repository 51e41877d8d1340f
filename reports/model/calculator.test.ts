/** What the calculator shows, from a run of round numbers. */
import { describe, expect, it } from 'vitest';
import { knownLanes, knownRun } from '../../results/model/fixtures/known-run.js';
import { adviceCases } from './advice-cases.js';
import { calculatorAnswer } from './calculator.js';
import { viewRun } from './view.js';

const known = knownRun(knownLanes, 0.2);
const voice = viewRun(known, 'en');
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const needsOf = (id: string) => adviceCases.find((one) => one.id === id)!;
const ticker = calculatorAnswer(voice, known, needsOf('ticker'));
const panel = (of: typeof ticker, resource: string) => of.panels.find((one) => one.resource === resource)!;

describe('the bars', () => {
  it('stand on one scale from zero, with room for the floor and every interval', () => {
    const { bars, floor } = panel(ticker, 'cores');
    // A poll each 1.99 s from each of 5,000, at 400 µs, ± 20 %; 1,000 deliveries a second at 20 µs.
    expect(bars.map(({ text }) => spaced(text))).toEqual(['1.0 cores', '0.03 cores', '0.02 cores']);
    const [polling] = bars;
    expect(polling!.interval!.to / polling!.share!).toBeCloseTo(1.2);
    expect(polling!.share! / floor.share).toBeCloseTo(10, 0);
    for (const { interval } of bars) expect(interval!.to).toBeLessThan(1);
  });

  it('say what decides nothing, in the unit of the panel', () => {
    expect(ticker.panels.map(({ floor }) => spaced(floor.text).match(/Below (.+?), left/)?.[1])).toEqual([
      '0.1 cores',
      '10 Mbit/s',
      '256 MiB',
    ]);
  });

  it('are hollow where a cost was carried beyond what was measured, and soft where a lane is late', () => {
    expect(panel(ticker, 'memoryBytes').bars.map(({ far }) => far)).toEqual([true, true, true]);
    expect(panel(ticker, 'bytesPerSecond').bars.map(({ far }) => far)).toEqual([false, false, false]);
    const near = calculatorAnswer(voice, known, { ...needsOf('ticker'), clients: 300 });
    expect(panel(near, 'memoryBytes').bars.map(({ far }) => far)).toEqual([false, false, false]);
    const far = calculatorAnswer(voice, known, { ...needsOf('game'), rttMs: 500 });
    const { bars } = panel(far, 'cores');
    expect(bars.map(({ late }) => late)).toEqual([true, true, true]);
    expect(bars[0]).toMatchObject({ share: null, text: 'too late' });
    expect(bars[1]!.text).toContain('(too late)');
  });
});

describe('the curve', () => {
  const { curve } = ticker;
  const line = (title: string) => curve!.lines.find((one) => one.title === title)!;

  it('goes from ten clients to a million, and says from where on lanes part', () => {
    expect(line('sse').points.map(({ clients }) => clients)).toEqual(
      expect.arrayContaining([10, 100, 1000, 10_000, 100_000, 1_000_000]),
    );
    // Polls of 400 µs each 1.99 s, less 20 %, pass 0.11 cores at 684 clients: the next place is 750.
    expect(curve!.title).toBe('From about 800 clients on, lanes part in server CPU');
  });

  it('knows what was measured: a thousand deliveries a second, and twice that to either side', () => {
    const measured = line('sse')
      .points.filter(({ far }) => !far)
      .map(({ clients }) => clients);
    expect([Math.min(...measured), Math.max(...measured)]).toEqual([3162, 10_000]);
    expect(line('sse').points.find(({ clients }) => clients === 1_000_000)).toMatchObject({ far: true });
  });

  it('has its figures in a table, those carried on marked by how far', () => {
    const { rows, columns } = curve!.table;
    expect(rows.map(({ header }) => header)).toEqual([
      '10',
      '100',
      '1,000',
      '10,000',
      '100,000',
      '1,000,000',
    ]);
    expect(columns).toHaveLength(4);
    expect(spaced(rows.at(-1)!.cells[1]!)).toBe('6 cores (extrapolated × 200)');
  });

  it('leaves out lanes that are late, by name, and is absent where all are', () => {
    const fast = calculatorAnswer(voice, known, { ...needsOf('ticker'), stalenessMs: 30 }).curve!;
    expect(fast.lines.map(({ title }) => title)).toEqual(['sse', 'ws']);
    expect(fast.notDrawn).toBe('Not drawn: short-polling, not fresh enough or not measured.');
    expect(calculatorAnswer(voice, known, { ...needsOf('game'), rttMs: 500 }).curve).toBeNull();
  });

  it('says where no number of clients parts the lanes', () => {
    const alike = knownRun([{ ...knownLanes[1]! }, { ...knownLanes[2]!, workUs: 30 }]);
    const { curve: together } = calculatorAnswer(viewRun(alike, 'en'), alike, needsOf('ticker'));
    expect(together!.title).toBe('Up to 1,000,000 clients, server CPU does not tell the lanes apart');
  });
});

it('shows neither bars nor curve where no lane is known', () => {
  const none = { ...known, cells: known.cells.filter(({ scenario }) => scenario !== 'exact') };
  const { panels, curve, rows, finding } = calculatorAnswer(voice, none, needsOf('ticker'));
  expect([panels, curve, rows]).toEqual([[], null, []]);
  expect(finding).toContain('cannot tell');
});
