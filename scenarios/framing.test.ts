import { expect, it } from 'vitest';
import { plainConditions } from '../protocol/conditions.js';
import { lanes } from '../protocol/lanes.js';
import { framing } from './framing.js';
import { defaults } from './settings.js';

it('asks the main lanes but that of µWebSockets, and says why not the others', () => {
  const asked = lanes
    .filter((lane) => framing.notFor?.(lane, {}, plainConditions) === null)
    .map(({ id }) => id);
  expect(asked).toEqual(['short-polling', 'long-polling', 'chunked', 'sse', 'ws']);
  const reason = (id: string) => framing.notFor?.(lanes.find((lane) => lane.id === id)!, {}, plainConditions);
  for (const id of ['uws', 'sse@uws', 'websocket@uws-loop'])
    expect(reason(id)).toMatch(/^µWebSockets frames/);
  for (const id of ['sse@http', 'websocket@net']) expect(reason(id)).toMatch(/^the wire form is the same/);
  expect(reason('tcp')).toMatch(/^raw TCP/);
});

it('is asked at the size of a message, and takes longer where messages go both ways', () => {
  const point = framing.point(defaults);
  expect(point).toEqual({ textBytes: 128 });
  const estimate = (id: string, framingMs: number) =>
    framing.estimateMs({ ...defaults, framingMs }, lanes.find((lane) => lane.id === id)!, point!);
  const tasks = (id: string) => (estimate(id, 300) - estimate(id, 0)) / 300;
  expect(tasks('ws')).toBe(2 * tasks('sse'));
});
