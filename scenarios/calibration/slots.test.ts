import { expect, test } from 'vitest';
import type { CalibrationTrial } from '../../results/calibration-file.js';
import { calibrationSlots, openSlots, type Slot } from './slots.js';

const request = { lanes: ['ws', 'sse'], scenarios: ['push'], pairs: 4, seed: 1 } as const;
const slots = calibrationSlots(request);

const trialOf = (
  { load, lane, pair, half }: Slot,
  more: Partial<CalibrationTrial> = {},
): CalibrationTrial => ({
  scenario: load.scenario.id,
  lane: lane.id,
  pair,
  half,
  attempt: 0,
  startedAt: '2026-01-15T09:30:00.000Z',
  durationMs: 1,
  status: 'valid',
  reasons: [],
  figures: {},
  checks: [],
  paceUs: null,
  ...more,
});

test('the halves of a pair follow each other, and take turns in being first', () => {
  const ofWs = slots.filter(({ lane }) => lane.id === 'ws').map(({ half }) => half);
  expect(ofWs.join('')).toBe('ABBAABBA');
  for (let i = 0; i < slots.length; i += 2) {
    expect([slots[i]!.lane.id, slots[i]!.pair]).toEqual([slots[i + 1]!.lane.id, slots[i + 1]!.pair]);
  }
});

test('both halves are given the same schedule, the next pair another', () => {
  expect(new Set(slots.map(({ pair, seed }) => `${pair} ${seed}`)).size).toBe(request.pairs);
});

test('each lane is first in its turn as often as the other', () => {
  const first = slots.filter((_, i) => i % 4 === 0).map(({ lane }) => lane.id);
  expect(first.filter((id) => id === 'ws')).toHaveLength(2);
});

test('a cut-short calibration has as many pairs of each lane', () => {
  expect(slots.slice(0, 4).map(({ pair }) => pair)).toEqual([0, 0, 0, 0]);
});

test('what is finished is not run again, half a pair is', () => {
  const done = slots.slice(0, 3).map((slot) => trialOf(slot));
  expect(openSlots(slots, done)).toEqual(slots.slice(2));
  expect(
    openSlots(
      slots,
      slots.map((slot) => trialOf(slot)),
    ),
  ).toEqual([]);
});

test('a rejected trial is settled by its second attempt', () => {
  const [first, second] = [slots[0]!, slots[1]!];
  const rejected = trialOf(second, { status: 'invalid' });
  expect(openSlots(slots, [trialOf(first), rejected])).toHaveLength(slots.length);
  const again = { ...rejected, attempt: 1 };
  expect(openSlots(slots, [trialOf(first), rejected, again])).toHaveLength(slots.length - 2);
});

test('more pairs extend what is there', () => {
  const more = calibrationSlots({ ...request, pairs: 6 });
  const open = openSlots(
    more,
    slots.map((slot) => trialOf(slot)),
  );
  expect(open.map(({ pair }) => pair)).toEqual([4, 4, 4, 4, 5, 5, 5, 5]);
});
