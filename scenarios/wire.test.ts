import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainConditions } from '../protocol/conditions.js';
import { headerProfiles } from '../protocol/headers.js';
import { findLane, type LaneId, mainLaneIds } from '../protocol/lanes.js';
import { type Capture, captureSchema } from '../results/schema/capture.js';
import type { ValidTrial } from '../results/schema.js';
import { decodeFrames, opcodes } from './bare/frames.js';
import { runTrial } from './harness/trial.js';
import { defaults } from './settings.js';
import { bytesOf } from './wire/readings.js';
import { wire } from './wire.js';

const settings = { ...defaults, wireHoldMs: 150 };
const TEXT = settings.textBytes;
const hasKernelTable = existsSync('/proc/net/tcp');

async function runWire(id: LaneId, { keepAlive = true, signal = new AbortController().signal } = {}) {
  return runTrial(
    wire,
    {
      lane: findLane(id)!,
      point: wire.point(settings),
      settings,
      keepAlive,
      seed: 1,
      headers: headerProfiles.browser!,
      host: '127.0.0.1',
      pinning: { available: false, reason: 'nothing is timed', serverCpu: null, generatorCpu: null },
      tickCpuUs: 0,
      signal,
    },
    { round: 0, place: 0, attempt: 0 },
  );
}

interface Taken extends ValidTrial {
  readonly capture: Capture;
}

/** Undefined where the lane's engine cannot load here. */
async function takeDown(id: LaneId, keepAlive = true): Promise<Taken | undefined> {
  const trial = await runWire(id, { keepAlive });
  if (trial.status === 'skipped' && id === 'uws') return undefined;
  if (trial.status !== 'valid' || !trial.capture) throw new Error(JSON.stringify(trial));
  return { ...trial, capture: captureSchema.parse(trial.capture) };
}

const stepsOf = ({ steps }: Capture): string[] => steps.map(({ id }) => id);
const textOf = (capture: Capture, step: string, way: 'up' | 'down', connection?: number): string =>
  bytesOf(capture, step, way, connection).toString('latin1');
const kernelStates = ({ steps }: Capture): string[] =>
  steps.flatMap(({ id, events }) =>
    events.flatMap((event) => (event.kind === 'endpoints' && id === 'closing' ? (event.state ?? []) : [])),
  );

function expectEnded({ metrics, capture }: Taken): void {
  expect(metrics).toMatchObject({ endpointsSame: 1, finsSeen: 2 });
  // Whoever ended first keeps the connection in mind (RFC 9293, section 3.6).
  if (hasKernelTable) expect(kernelStates(capture)).toContain('TIME_WAIT');
}

describe.each(['short-polling', 'long-polling'] as const)('the bytes of %s', (id) => {
  test('are whole heads, a poll in vain and one with news', { timeout: 60_000 }, async () => {
    const taken = (await takeDown(id))!;
    const { capture, metrics } = taken;
    expect(stepsOf(capture)).toEqual(['opening', 'nothing', 'news', 'answer', 'closing']);
    expect(textOf(capture, 'nothing', 'down')).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\n\[\]$/);
    expect(textOf(capture, 'news', 'down')).toMatch(/\r\n\r\n\[\[10000000,"[^"]+"\]\]$/);
    expect(textOf(capture, 'answer', 'up')).toMatch(/POST \/messages HTTP\/1\.1\r\n/);
    expect(textOf(capture, 'answer', 'down')).toMatch(/HTTP\/1\.1 204 No Content\r\n/);
    expect(metrics.nothingNewBytes).toBe(
      bytesOf(capture, 'nothing', 'up').length + textOf(capture, 'nothing', 'down').length,
    );
    expect(metrics.newsOverheadBytes).toBe(metrics.newsUpBytes! + metrics.newsDownBytes! - TEXT);
    expect(metrics.newsUpBytes).toBeGreaterThan(500);
    expect(metrics.connectionsPerClient).toBe(id === 'short-polling' ? 1 : 2);
    expectEnded(taken);
  });
});

test('without keep-alive the server ends each connection, and says so', { timeout: 60_000 }, async () => {
  const { capture, metrics } = (await takeDown('short-polling', false))!;
  expect(metrics).toMatchObject({ connectionsPerClient: 4, finsSeen: 2, endpointsSame: 1 });
  expect(textOf(capture, 'opening', 'up')).toMatch(/\r\nConnection: close\r\n/);
  const fins = capture.steps[0]!.events.flatMap((event) => (event.kind === 'fin' ? event.way : []));
  expect(fins[0]).toBe('down');
});

describe.each([
  ['chunked', 7, /^[0-9a-f]+\r\n\[10000000,"[^"]+"\]\n\r\n$/],
  ['sse', 34, /^[0-9a-f]+\r\nid: [a-z0-9]{6}-10000000\ndata: \[10000000,"[^"]+"\]\n\n\r\n$/],
] as const)('the bytes of %s', (id, around, chunk) => {
  test('are chunks one way, and a request on another connection the other', { timeout: 60_000 }, async () => {
    const taken = (await takeDown(id))!;
    const { capture, metrics } = taken;
    expect(stepsOf(capture)).toEqual(['opening', 'news', 'answer', 'closing']);
    expect(textOf(capture, 'news', 'down')).toMatch(chunk);
    expect(metrics).toMatchObject({ newsOverheadBytes: around, newsUpBytes: 0, connectionsPerClient: 2 });
    expect(metrics.nothingNewBytes).toBeUndefined();
    expect(bytesOf(capture, 'answer', 'up', 0)).toHaveLength(0);
    expect(textOf(capture, 'answer', 'up', 1)).toMatch(/^POST /);
    expectEnded(taken);
  });
});

const SOCKET_STEPS = ['opening', 'news', 'answer', 'fragments', 'ping', 'split', 'joined', 'closing'];

describe.each(['ws', 'uws'] as const)('the bytes of %s', (id) => {
  test('are a handshake, then frames of every kind on the same connection', { timeout: 60_000 }, async () => {
    const taken = await takeDown(id);
    if (!taken) return;
    const { capture, metrics } = taken;
    expect(stepsOf(capture)).toEqual(SOCKET_STEPS);
    expect(textOf(capture, 'opening', 'up')).toMatch(
      /^GET \/socket HTTP\/1\.1\r\n[\s\S]*\r\nUpgrade: websocket\r\n/,
    );
    expect(textOf(capture, 'opening', 'down')).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\n/);
    expect(metrics).toMatchObject({
      ...{ newsOverheadBytes: 4, newsUpBytes: 0, connectionsPerClient: 1 },
      ...{ acceptKeyRight: 1, fragmentedWhole: 1, joinedWhole: 2, closeFramesBeforeFin: 2 },
    });
    // Where no kernel tells that the halves went apart, nothing is said of it.
    expect(metrics.splitWhole).toBe(hasKernelTable ? 1 : undefined);
    const heard = (step: string) => decodeFrames(bytesOf(capture, step, 'down'));
    expect(heard('ping').map(({ opcode, payload }) => [opcode, payload.toString()])).toEqual([
      [opcodes.pong, 'are you there?'],
    ]);
    expect(heard('closing').map(({ payload }) => payload.readUInt16BE())).toEqual([1000]);
    expectFragments(capture);
    expectSplit(capture);
    expectEnded(taken);
  });
});

const writesOf = (capture: Capture, step: string): Buffer[] =>
  capture.steps
    .filter(({ id }) => id === step)
    .flatMap(({ events }) =>
      events.flatMap((event) =>
        event.kind === 'bytes' && event.way === 'up' ? Buffer.from(event.base64, 'base64') : [],
      ),
    );

/** First bytes: FIN 0 text, FIN 1 ping, FIN 0 and FIN 1 continuation (RFC 6455, section 5.2); all are masked. */
function expectFragments(capture: Capture): void {
  const frames = writesOf(capture, 'fragments');
  expect(frames.map(([first]) => first)).toEqual([0x01, 0x89, 0x00, 0x80]);
  expect(frames.every((frame) => (frame[1]! & 0x80) === 0x80)).toBe(true);
}

/** Between the halves of the frame the kernel has no byte left that the server's does not have. */
function expectSplit({ steps }: Capture): void {
  const { events } = steps.find(({ id }) => id === 'split')!;
  const kinds = events.map(({ kind }) => kind);
  expect(kinds).toEqual(
    hasKernelTable ? ['bytes', 'endpoints', 'bytes', 'bytes'] : ['bytes', 'bytes', 'bytes'],
  );
}

test('all six lanes are asked, raw TCP is not', () => {
  const asked = mainLaneIds.filter((id) => wire.notFor?.(findLane(id)!, {}, plainConditions) === null);
  expect(asked).toEqual(mainLaneIds);
  expect(wire.notFor?.(findLane('tcp')!, {}, plainConditions)).toMatch(/raw TCP/);
  expect(wire.notFor?.(findLane('ws')!, {}, { ...plainConditions, tls: true })).toMatch(/TLS hides/);
});

test('Ctrl-C leaves nothing open', { timeout: 60_000 }, async () => {
  const run = new AbortController();
  const trial = runWire('ws', { signal: run.signal });
  run.abort();
  await expect(trial).rejects.toThrow(/abort/i);
  expect(process.getActiveResourcesInfo()).not.toContain('TCPSocketWrap');
});
