/** Figures that a capture could refute: each is read off one that shows the opposite, too. */
import { describe, expect, test } from 'vitest';
import { sampleCaptures } from '../../results/fixtures/sample-captures.js';
import type { Capture, CaptureEvent } from '../../results/schema/capture.js';
import { acceptKeyRight, bytesOf, closeFramesBeforeFin, endpointsSame, finsSeen } from './readings.js';

/** The capture with some of its events changed, or left out. */
const changed = ({ steps }: Capture, change: (event: CaptureEvent) => CaptureEvent | undefined): Capture => ({
  steps: steps.map(({ id, events }) => ({ id, events: events.flatMap((event) => change(event) ?? []) })),
});

const withText = (capture: Capture, edit: (text: string) => string): Capture =>
  changed(capture, (event) =>
    event.kind === 'bytes'
      ? {
          ...event,
          base64: Buffer.from(
            edit(Buffer.from(event.base64, 'base64').toString('latin1')),
            'latin1',
          ).toString('base64'),
        }
      : event,
  );

describe.each(['ws', 'uws'] as const)('a capture of %s', (id) => {
  const capture = sampleCaptures[id];

  test('has the right accept key, and not with another', () => {
    expect(acceptKeyRight(capture)).toBe(1);
    const other = withText(capture, (text) => text.replace(/(Sec-WebSocket-Accept: )./i, '$1-'));
    expect(acceptKeyRight(other)).toBe(0);
  });

  test('has the same ends throughout, unless one differs', () => {
    expect(endpointsSame(capture)).toBe(1);
    let seen = 0;
    const moved = changed(capture, (event) =>
      event.kind === 'endpoints' && seen++ === 3 ? { ...event, client: { ...event.client, port: 1 } } : event,
    );
    expect(endpointsSame(moved)).toBe(0);
    expect(endpointsSame({ steps: [] })).toBe(0);
  });

  test('has both close frames before the first FIN, and none after it is moved to the front', () => {
    expect(closeFramesBeforeFin(capture)).toBe(2);
    const fin: CaptureEvent = { kind: 'fin', atUs: 0, connection: 0, way: 'down', by: 'a test' };
    const early = {
      steps: capture.steps.map((step) =>
        step.id === 'closing' ? { ...step, events: [fin, ...step.events] } : step,
      ),
    };
    expect(closeFramesBeforeFin(early)).toBe(0);
  });

  test('ends both ways, unless nobody saw it', () => {
    expect(finsSeen(capture)).toBe(2);
    const unseen = changed(capture, (event) => (event.kind === 'fin' ? undefined : event));
    expect(finsSeen(unseen)).toBe(0);
  });
});

test('a stream has no accept key and no close frames, and one connection of two is read alone', () => {
  const { chunked } = sampleCaptures;
  expect(acceptKeyRight(chunked)).toBe(0);
  expect(closeFramesBeforeFin(chunked)).toBe(0);
  expect(bytesOf(chunked, 'answer', 'up', 0)).toHaveLength(0);
  expect(bytesOf(chunked, 'answer', 'up', 1).length).toBe(bytesOf(chunked, 'answer', 'up').length);
});
