/** The server's process as the harness drives it: a real process, a real channel. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { clockOrigin } from '../protocol/clock.js';
import {
  CONTROL_VERSION,
  type ControlCommands,
  type ControlName,
  type ControlReply,
} from '../protocol/control.js';
import { FIRST_SEQ } from '../protocol/cursor.js';
import { findLane, type LaneId, lanes } from '../protocol/lanes.js';
import { serverLimits } from '../protocol/limits.js';
import { TICK_BYTES, writeTick } from '../protocol/ticks.js';

/** As it is measured: the compiled script. */
const MAIN = path.resolve('dist/servers/main.js');
const children: ChildProcess[] = [];

function spawnServer(): ChildProcess {
  const child = fork(MAIN, { execArgv: ['--expose-gc'], serialization: 'advanced' });
  children.push(child);
  return child;
}

let lastId = 0;

async function ask<Name extends ControlName>(
  child: ChildProcess,
  name: Name,
  content: ControlCommands[Name]['ask'],
): Promise<ControlCommands[Name]['answer']> {
  const id = ++lastId;
  child.send({ id, name, ask: content });
  const [reply] = (await once(child, 'message')) as [ControlReply<Name>];
  expect(reply.id).toBe(id);
  if (!reply.ok) throw new Error(`${reply.code}: ${reply.error}`);
  return reply.answer;
}

function start(child: ChildProcess, lane: LaneId, version = CONTROL_VERSION) {
  const origin = clockOrigin();
  return ask(child, 'start', { version, lane, host: '127.0.0.1', port: 0, origin, limits: serverLimits });
}

/** µWS is optional: where it cannot load, what must hold is that the process says so. */
async function isUnavailable(starting: Promise<unknown>): Promise<boolean> {
  try {
    await starting;
    return false;
  } catch (error) {
    expect(String(error)).toMatch(
      /^Error: unavailable: uWebSockets\.js is not installed or has no binary for node v/,
    );
    return true;
  }
}

function sendTicks(pipe: string, count: number): Promise<void> {
  const ticks = Buffer.alloc(count * TICK_BYTES);
  for (let index = 0; index < count; index++) {
    writeTick(ticks.subarray(index * TICK_BYTES), { index, intendedNs: index, tickedNs: index + 0.5 });
  }
  return new Promise((resolve, reject) => {
    const socket = net.connect(pipe, () => socket.write(ticks));
    socket.once('error', reject);
    resolve();
  });
}

function pipePath(): string {
  const name = `ticks-${process.pid}-${lastId}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** What the process does of its own differs by engine, not by transport. */
const plain = lanes.filter(({ engine }) => engine !== 'h2');
const oneOfEachEngine = [...new Map(plain.map(({ engine, id }) => [engine, id])).values()];
const versioned: Partial<Record<string, string>> = {
  express: 'express',
  ws: 'ws',
  uws: 'uWebSockets.js',
  'uws-loop': 'uWebSockets.js',
};

it('says that HTTP/2 takes a certificate, where it is given none', async () => {
  await expect(start(spawnServer(), 'sse@h2')).rejects.toThrow(
    /^unavailable: HTTP\/2 is served over TLS alone/,
  );
});

it.each(oneOfEachEngine)('runs %s from start to stop, and then exits by itself', async (lane) => {
  const { engine, transport } = findLane(lane)!;
  const child = spawnServer();
  const exited = once(child, 'exit');
  const starting = start(child, lane);
  if (engine.startsWith('uws') && (await isUnavailable(starting))) return;
  const started = await starting;
  expect(started).toMatchObject({ version: CONTROL_VERSION, pid: child.pid, capabilities: { resume: true } });
  expect(started.engine.node).toBe(process.versions.node);
  if (engine.startsWith('uws')) expect(started.engine.uwsBinarySha256).toMatch(/^[0-9a-f]{64}$/);
  if (versioned[engine]) expect(started.engine[versioned[engine]]).toMatch(/^\d+\.\d+\.\d+$/);
  if (transport !== 'tcp') {
    const unknown = await fetch(`${started.url}/nothing`);
    expect(unknown.status).toBe(404);
    await unknown.arrayBuffer();
  }

  expect(await ask(child, 'publish', { count: 3, textBytes: 32 })).toEqual({ lastSeq: FIRST_SEQ + 2 });
  const { usage, counters, room } = await ask(child, 'usage', { collect: true });
  expect(room).toEqual({ lastSeq: FIRST_SEQ + 2, readers: 0, mostQueuedBytes: 0 });
  expect(counters.requests).toBe(transport === 'tcp' ? 0 : 1);
  expect(usage.rssBytes).toBeGreaterThan(0);
  expect(await ask(child, 'stop', {})).toEqual({});
  expect(await exited).toEqual([0, null]);
});

it('publishes at each tick and hands over when', async () => {
  const child = spawnServer();
  await start(child, 'sse');
  const pipe = pipePath();
  await ask(child, 'followTicks', { path: pipe, textBytes: 32, expectedTicks: 2 });
  await sendTicks(pipe, 5);
  let stamps = await ask(child, 'stamps', {});
  while (stamps.tickIndex.length < 5) stamps = await ask(child, 'stamps', {});
  expect(stamps).toMatchObject({ firstSeq: FIRST_SEQ, tickIndex: Uint32Array.of(0, 1, 2, 3, 4) });
  expect(stamps.sentNs.every((sent, i) => sent > stamps.tickedNs[i]!)).toBe(true);
});

it('floods a reader until it is told to end', async () => {
  const child = spawnServer();
  const { url } = await start(child, 'chunked');
  const reader = net.connect(Number(new URL(url).port), '127.0.0.1');
  reader.write('GET /stream HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(reader, 'data');
  await ask(child, 'flood', { textBytes: 1024, queueBytes: 65_536 });
  let bytes = 0;
  for await (const chunk of reader) {
    bytes += chunk.length;
    if (bytes > 10_000_000) break;
  }
  const { published, lastSeq } = await ask(child, 'endFlood', {});
  expect(published * 1100).toBeGreaterThan(bytes);
  expect(lastSeq).toBe(FIRST_SEQ + published - 1);
});

it('refuses another version of the protocol, a second start, and sizes it cannot make', async () => {
  const child = spawnServer();
  await expect(start(child, 'ws', CONTROL_VERSION + 1)).rejects.toThrow(
    'failed: the harness speaks version 2',
  );
  await expect(ask(child, 'usage', { collect: false })).rejects.toThrow('send start first');
  await expect(start(child, 'no-lane' as LaneId)).rejects.toThrow(
    'unavailable: no server for the lane no-lane',
  );
  await start(child, 'ws');
  await expect(start(child, 'ws')).rejects.toThrow('a lane runs already');
  await expect(ask(child, 'publish', { count: 1, textBytes: 5 })).rejects.toThrow(
    'textBytes must be 16 to 65549',
  );
  await expect(ask(child, 'endFlood', {})).rejects.toThrow('no flood is under way');
});

it('outlives an interrupt, and exits when the harness is gone', async () => {
  const child = spawnServer();
  const exited = once(child, 'exit');
  await start(child, 'ws');
  child.kill('SIGINT');
  expect(await ask(child, 'publish', { count: 1, textBytes: 32 })).toEqual({ lastSeq: FIRST_SEQ });
  child.disconnect();
  expect(await exited).toEqual([0, null]);
});
