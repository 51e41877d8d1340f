/** A server in another language, started by its one documented command, measured over the wire contract. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headerProfiles } from '../../protocol/headers.js';
import { findLane } from '../../protocol/lanes.js';
import { trialSchema } from '../../results/schema/trial.js';
import type { ValidTrial } from '../../results/schema.js';
import { connect } from '../connect.js';
import { duplex } from '../duplex.js';
import { exact } from '../exact.js';
import type { Scenario } from '../scenario.js';
import { defaults, type Settings } from '../settings.js';
import { makePlan } from './plan.js';
import { reachTarget, type Target, targetLane } from './target.js';
import { runTrial } from './trial.js';

const headers = headerProfiles.browser!;
const settings: Settings = {
  ...defaults,
  warmupMinMs: 100,
  warmupMaxMs: 100,
  connectSerial: 24,
  connectHeld: 10,
  connectConcurrency: 5,
  duplexClients: 3,
  duplexRatePerSecond: 150,
  duplexMeasureMs: 400,
};

const ofRoom = new Set(['missing', 'duplicates', 'misplaced', 'corrupt', 'resets', 'cuts', 'causality']);

const python = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(!python)(`docs/examples/room.py${python ? '' : ': there is no python3 here'}`, () => {
  let room: ChildProcess;
  let target: Target;

  beforeAll(async () => {
    room = spawn('python3', [resolve('docs/examples/room.py'), '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(room.stdout!.setEncoding('utf8'), 'data')) as [string];
    target = { url: line.trim(), transport: 'sse' };
  });
  afterAll(() => room.kill());

  /** What the trial measured, judged or not: another's load on this machine is not the room's. */
  async function measured(scenario: Scenario) {
    const parameters = {
      lane: targetLane(target),
      target,
      point: scenario.point(settings),
      settings,
      seed: 1,
      headers,
      keepAlive: true,
      host: '127.0.0.1',
      pinning: { available: false, reason: 'a test', serverCpu: null, generatorCpu: null },
      tickCpuUs: 0,
      signal: new AbortController().signal,
    };
    const trial = await runTrial(scenario, parameters, { round: 0, place: 0, attempt: 0 });
    if (trial.status === 'valid') return { trial, ...trial };
    if (trial.status !== 'invalid') throw new Error(trial.reasons.join('; '));
    return { trial, ...trial.rejected, checks: trial.checks };
  }

  /** What the room alone decides: the other checks judge the machine that this test happens to run on. */
  const failed = (checks: ValidTrial['checks']) => checks.filter(({ ok, id }) => !ok && ofRoom.has(id));

  test('round trips: every message comes back to its sender and to all others', async () => {
    const { metrics, counters, checks, trial } = await measured(duplex);
    expect(failed(checks)).toEqual([]);
    expect(counters.delivered).toBeGreaterThan(0);
    expect(metrics.roundTripP50Ns).toBeGreaterThan(0);
    expect(metrics.upBytesPerMessage).toBeGreaterThan(0);
    expect(trial.processes).not.toHaveProperty('server');
  });

  test('what only its process knows is absent, not zero', async () => {
    const { metrics, counters, checks, trial } = await measured(connect);
    expect(failed(checks)).toEqual([]);
    expect(metrics.firstMessageP50Ns).toBeGreaterThan(0);
    expect(metrics.requestsPerConnection).toBe(1);
    const ofServer = [...Object.keys(metrics), ...Object.keys(counters)].filter((name) =>
      /^server/.test(name),
    );
    expect(ofServer).toEqual([]);
    expect(metrics).not.toHaveProperty('kernelSocketBytesPerConnection');
    // A NaN would have become null on the way to the file.
    expect(trialSchema.parse(JSON.parse(JSON.stringify(trial)))).toEqual(trial);
  });

  // From the kernel's counters, which only Linux offers.
  test.runIf(process.platform === 'linux')('others who use the machine make its trial invalid', async () => {
    // They end by themselves, whatever becomes of this test.
    const spin = 'const end = Date.now() + 30_000; while (Date.now() < end);';
    const spinners = Array.from({ length: 2 }, () =>
      spawn(process.execPath, ['-e', spin], { stdio: 'ignore' }),
    );
    try {
      const { trial, checks } = await measured(duplex);
      expect(trial.status).toBe('invalid');
      expect(checks.find(({ id }) => id === 'foreignCores')).toMatchObject({ ok: false, limit: 0.15 });
    } finally {
      for (const spinner of spinners) spinner.kill('SIGKILL');
    }
  });

  test('the same bytes around a message as every SSE server: the contract fixes them', async () => {
    const { metrics, checks } = await measured(exact);
    expect(failed(checks)).toEqual([]);
    expect(checks.map(({ id }) => id)).not.toContain('foreignCores');
    expect(metrics).toMatchObject({
      downBytesPerMessage:
        defaults.textBytes + 'id: k3x9ab-10000000\ndata: \n\n'.length + '9d\r\n\r\n'.length,
      missingMessages: 0,
      duplicateMessages: 0,
      misplacedMessages: 0,
      unexplainedBytes: 0,
      sendRequestsPerMessage: 1,
    });
  });

  test.each([
    ['a cursor that is none', 'GET /events?after=x HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['an unknown path', 'GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n', 404],
    ['a wrong method', 'DELETE /messages HTTP/1.1\r\nHost: a\r\n\r\n', 405],
    ['a body that is not UTF-8', 'POST /messages HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n\xff', 400],
    ['a length that is none', 'POST /messages HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n', 400],
    ['a body too large', 'POST /messages HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n', 413],
    ['no HTTP at all', '\x00\x01nonsense\r\n\r\n', 400],
  ])('refuses %s and serves on', async (_what, bytes, status) => {
    const { hostname, port } = new URL(target.url);
    const socket = connectTcp(Number(port), hostname);
    socket.write(Buffer.from(bytes, 'latin1'));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString('latin1')).toContain(` ${status} `);
    const { server } = await reachTarget(target, { headers, now: () => 0 });
    await server.call('publish', { count: 1, textBytes: 64 });
    await server.end();
  });
});

test('a server that is not there, or does not keep the contract, is named with the reason', async () => {
  const absent: Target = { url: 'http://127.0.0.1:1', transport: 'sse' };
  await expect(reachTarget(absent, { headers, now: () => 0 })).rejects.toThrow(
    /^http:\/\/127\.0\.0\.1:1: .*ECONNREFUSED/,
  );
});

describe('the plan of a run with a target', () => {
  const request = { profile: 'quick', seed: 1, headers: 'browser', keepAlive: true, settings: {} };
  const target: Target = { url: 'http://127.0.0.1:9000', transport: 'sse' };

  test('asks it alone, and only what can be asked of it', () => {
    const { plan } = makePlan({ ...request, target });
    expect([...plan.scenarios].sort()).toEqual(['connect', 'duplex', 'exact']);
    expect(plan.lanes).toEqual(['sse@target']);
  });

  test('asks it in the same rounds as the lanes that are named', () => {
    const { plan } = makePlan({ ...request, target, lanes: ['sse'], scenarios: ['push', 'duplex'] });
    expect(plan.asks.map(({ scenario, lanes }) => [scenario, lanes])).toEqual([
      ['push', ['sse']],
      ['duplex', ['sse', 'sse@target']],
    ]);
  });

  test('its lane is told from those of the table', () => {
    expect(targetLane(target)).toMatchObject({ engine: 'foreign', family: 'stream', set: 'engine' });
    expect(findLane(targetLane(target).id)).toBeUndefined();
  });
});
