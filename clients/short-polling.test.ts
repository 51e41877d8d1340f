import { once } from 'node:events';
import http, { type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { headerProfiles } from '../protocol/headers.js';
import type { Connection } from '../protocol/transport.js';
import { shortPolling } from './short-polling.js';

const INTERVAL_MS = 1000;
const PHASE_MS = 250;

let server: http.Server;
let connection: Connection;
/** Answers held back until the test gives them. */
let held: ServerResponse[];

function connect(pollIntervalMs: number): Connection {
  return shortPolling.connect(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    { headers: headerProfiles.minimal!, keepAlive: true, pollIntervalMs, pollPhaseMs: PHASE_MS },
    { onReady() {}, onMessage() {}, onReset() {}, onClose() {} },
  );
}

/** The timers are the test's; sockets go on by themselves, so that each arrival is an event to wait for. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  held = [];
  server = http.createServer((_request, answer) => held.push(answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  connection = connect(INTERVAL_MS);
});

afterEach(async () => {
  vi.useRealTimers();
  await connection.close();
  server.closeAllConnections();
  server.close();
});

async function arrival(): Promise<void> {
  if (held.length === 0) await once(server, 'request');
}

/** Answers the poll that is held and waits until the client has taken it in. */
async function answer(content = '[]'): Promise<void> {
  await arrival();
  const { emptyAnswers } = connection.counters();
  held.shift()?.writeHead(200, { 'Content-Type': 'application/json' }).end(content);
  while (connection.counters().emptyAnswers === emptyAnswers) await new Promise(setImmediate);
  await new Promise(setImmediate); // the connection is given back in a turn of its own
}

describe('short polling', () => {
  test('asks at once, then after the phase, then start to start at the interval', async () => {
    expect(connection.counters().requests).toBe(1);
    await answer();
    vi.advanceTimersByTime(PHASE_MS - 1);
    expect(connection.counters().requests).toBe(1);
    vi.advanceTimersByTime(1);
    expect(connection.counters().requests).toBe(2);
    await answer();
    for (const polls of [3, 4, 5]) {
      vi.advanceTimersByTime(INTERVAL_MS - 1);
      expect(connection.counters().requests).toBe(polls - 1);
      vi.advanceTimersByTime(1);
      expect(connection.counters().requests).toBe(polls);
      await answer();
    }
    expect(connection.counters()).toMatchObject({ pollsSkipped: 0, emptyAnswers: 5, connectionsOpened: 1 });
  });

  test('skips and counts what is due while a poll is under way, and keeps its schedule', async () => {
    await answer();
    vi.advanceTimersByTime(PHASE_MS);
    await arrival();
    vi.advanceTimersByTime(3 * INTERVAL_MS);
    expect(connection.counters()).toMatchObject({ requests: 2, pollsSkipped: 3 });
    await answer();
    vi.advanceTimersByTime(INTERVAL_MS - 1);
    expect(connection.counters().requests).toBe(2);
    vi.advanceTimersByTime(1);
    expect(connection.counters()).toMatchObject({ requests: 3, pollsSkipped: 3 });
  });

  test('asks for nothing while it is paused', async () => {
    await answer();
    connection.pause();
    vi.advanceTimersByTime(PHASE_MS + 2 * INTERVAL_MS);
    expect(connection.counters()).toMatchObject({ requests: 1, pollsSkipped: 0 });
    connection.resume();
    vi.advanceTimersByTime(INTERVAL_MS);
    expect(connection.counters().requests).toBe(2);
  });

  test('asks no more once it is closed', async () => {
    await answer();
    await connection.close();
    vi.advanceTimersByTime(10 * INTERVAL_MS);
    expect(connection.counters()).toMatchObject({ requests: 1, pollsSkipped: 0 });
  });

  test('without an interval asks when it is told to, and no more', async () => {
    await answer();
    await connection.close();
    connection = connect(Number.POSITIVE_INFINITY);
    await answer();
    vi.advanceTimersByTime(10 * INTERVAL_MS);
    expect(connection.counters().requests).toBe(1);
    for (const polls of [2, 3]) {
      const answered = connection.poll?.();
      await answer();
      await answered;
      expect(connection.counters()).toMatchObject({ requests: polls, answers: polls, connectionsOpened: 1 });
    }
  });

  test('leaves nobody waiting for a poll when it is closed', async () => {
    await answer();
    const answered = connection.poll?.();
    await arrival();
    await connection.close();
    await answered;
    await connection.poll?.();
    expect(connection.counters()).toMatchObject({ requests: 2, answers: 1 });
  });
});
