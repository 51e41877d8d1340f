import { expect, it } from 'vitest';
import { lanes } from '../protocol/lanes.js';
import { framing } from './framing.js';
import { defaults } from './profiles.js';

it('asks every lane but those of µWebSockets, and says why', () => {
  const asked = lanes.filter((lane) => framing.notFor?.(lane, {}) === null).map(({ id }) => id);
  expect(asked).toEqual(['short-polling', 'long-polling', 'chunked', 'sse', 'ws']);
  expect(framing.notFor?.(lanes.find(({ id }) => id === 'uws')!, {})).toMatch(/^µWebSockets frames inside/);
});

it('is asked at the size of a message, and takes longer where messages go both ways', () => {
  const point = framing.point(defaults);
  expect(point).toEqual({ textBytes: 128 });
  const estimate = (id: string, framingMs: number) =>
    framing.estimateMs({ ...defaults, framingMs }, lanes.find((lane) => lane.id === id)!, point!);
  const tasks = (id: string) => (estimate(id, 300) - estimate(id, 0)) / 300;
  expect(tasks('ws')).toBe(2 * tasks('sse'));
});
