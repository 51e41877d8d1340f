import { describe, expect, test } from 'vitest';
import type { Conditions } from '../protocol/conditions.js';
import { headerProfiles } from '../protocol/headers.js';
import {
  type ContractTransport,
  findLane,
  isOfContract,
  type LaneId,
  lanes,
  type Transport,
  transports,
} from '../protocol/lanes.js';
import type { Metrics } from '../results/metrics.js';
import type { TrialRecord } from '../results/schema.js';
import { exact } from './exact.js';
import { compiledScript } from './harness/compiled-script.js';
import { runTrial } from './harness/trial.js';
import type { ServerProgram } from './harness/trial-context.js';
import { defaults, type Settings } from './settings.js';

const settings: Settings = { ...defaults, exactMessages: 8, exactSends: 6, exactPatienceMs: 10_000 };
const TEXT = settings.textBytes;
const BODY = TEXT - '[10000000,""]'.length;

function runExact(
  id: LaneId,
  options: {
    settings?: Settings;
    keepAlive?: boolean;
    serverProgram?: ServerProgram;
    conditions?: Conditions;
  } = {},
): Promise<TrialRecord> {
  const asked = { settings, keepAlive: true, ...options };
  return runTrial(
    exact,
    {
      ...asked,
      lane: findLane(id)!,
      point: exact.point(asked.settings),
      seed: 1,
      headers: headerProfiles.browser!,
      host: '127.0.0.1',
      pinning: { available: false, reason: 'nothing is timed', serverCpu: null, generatorCpu: null },
      tickCpuUs: 0,
      signal: new AbortController().signal,
    },
    { round: 0, place: 0, attempt: 0 },
  );
}

/** Figures and counts of a valid trial; undefined where the lane's engine cannot load here. */
function countsOf(trial: TrialRecord) {
  if (trial.status === 'skipped' && findLane(trial.lane)?.engine.startsWith('uws')) return undefined;
  if (trial.status !== 'valid') throw new Error(JSON.stringify(trial));
  return { metrics: trial.metrics, counters: trial.counters };
}

/** What stands around one text, by each form's definition. */
const CHUNK = `${(TEXT + 1).toString(16)}\r\n\r\n`.length;
const FIELDS = 'id: abcdef-10000000\ndata: \n\n'.length;
const framing: Readonly<Record<ContractTransport, number>> = {
  // Two polls that bring nothing, and one that does.
  'short-polling': 3 * '[]'.length,
  'long-polling': '[]'.length,
  chunked: '\n'.length + CHUNK,
  sse: FIELDS + CHUNK,
  websocket: 4,
  tcp: '\n'.length,
};
/** Around a body sent on the connection that is listened on: a masked header, or a line with the length. */
const framingUp: Readonly<Partial<Record<Transport, number>>> = { websocket: 6, tcp: `${BODY}\n`.length };

/** Fields of each answer's head that µWS writes otherwise than node:http: see docs/wire-contract.md. */
const ADDED = 'uWebSockets: 20\r\n'.length;
const LEFT_OUT = 'Connection: keep-alive\r\nKeep-Alive: timeout=75\r\n'.length;

const polls = (transport: Transport): number =>
  ({ 'short-polling': settings.exactPollsPerMessage, 'long-polling': 1 })[transport as string] ?? 0;

/** A record's header, its content's type and its tag (RFC 8446 section 5.2, AES-GCM). */
const TLS_RECORD = 5 + 1 + 16;

/** What the main lane of each transport took: the other lanes are compared with it. */
const mains = new Map<Transport, NonNullable<ReturnType<typeof countsOf>>>();

/** Of an engine that only shares a transport one poll and one stream will do: the suite has them all explained. */
const shown = lanes.filter(
  ({ set, engine, transport }) =>
    engine !== 'h2' &&
    set !== 'framework' &&
    (set !== 'engine' || transport === 'short-polling' || transport === 'sse'),
);

describe.each(shown)('exact on $id', ({ id, transport, engine, set }) => {
  test('explains every byte, as many as on its main lane', { timeout: 60_000 }, async () => {
    const counts = countsOf(await runExact(id));
    if (!counts) return;
    const { metrics, counters } = counts;
    const { duplex } = transports[transport];
    if (!isOfContract(transport)) throw new Error(`${transport} has no form of ours`);
    expect(metrics).toMatchObject({
      requestsPerMessage: polls(transport),
      emptyAnswersPerMessage: Math.max(0, polls(transport) - 1),
      framingBytesPerMessage: framing[transport],
      payloadBytesPerMessage: TEXT,
      unexplainedBytes: 0,
      connectionsPerClient: duplex || transport === 'short-polling' ? 1 : 2,
      missingMessages: 0,
      duplicateMessages: 0,
      misplacedMessages: 0,
      sendRequestsPerMessage: duplex ? 0 : 1,
    });
    if (duplex) {
      const sendUpBytesPerMessage = BODY + (framingUp[transport] ?? 0);
      expect(metrics).toMatchObject({ sendUpBytesPerMessage, sendDownBytesPerMessage: 0 });
    }
    const { requestHeadBytesPerMessage: asked, responseHeadBytesPerMessage: answered } = metrics;
    expect(metrics.upBytesPerMessage).toBe(asked);
    expect(metrics.downBytesPerMessage).toBe(answered! + framing[transport] + TEXT);
    expect(counters).toMatchObject({
      unexplainedUpBytes: 0,
      unexplainedDownBytes: 0,
      payloadUpBytes: 6 * BODY,
    });

    if (!mains.has(transport)) mains.set(transport, counts);
    const main = mains.get(transport)!;
    // The same to the last byte, in another run on another engine: nothing depends on clocks.
    if (engine === 'http' || engine === 'net') expect(counts).toEqual(main);
    if (engine !== 'uws' || set === 'main') return;
    expect(metrics.upBytesPerMessage).toBe(main.metrics.upBytesPerMessage);
    const ofHeads = polls(transport) * (ADDED - LEFT_OUT);
    expect(metrics.downBytesPerMessage).toBe(main.metrics.downBytesPerMessage! + ofHeads);
  });
});

test('a lane by itself has the same figures on every run', { timeout: 60_000 }, async () => {
  expect(countsOf(await runExact('tcp'))).toEqual(mains.get('tcp'));
});

/** Connections opened for a message, each with a request's head and an answer's around it. */
const newConnections = {
  'short-polling': settings.exactPollsPerMessage,
  'long-polling': 1,
  chunked: 0,
  sse: 0,
};

test.each(Object.entries(newConnections))(
  'without keep-alive every request of %s has a connection of its own',
  { timeout: 60_000 },
  async (id, connectionsPerMessage) => {
    const few = { ...settings, exactMessages: 3, exactSends: 3 };
    const { metrics, counters } = countsOf(
      await runExact(id as LaneId, { settings: few, keepAlive: false }),
    )!;
    expect(counters.connectionsOpened).toBe(counters.requests);
    expect(metrics).toMatchObject({
      connectionsPerMessage,
      requestsPerMessage: connectionsPerMessage,
      sendRequestsPerMessage: 1,
      unexplainedBytes: 0,
      missingMessages: 0,
    });
  },
);

test('what is lost and what is doubled is counted, reader by reader', { timeout: 60_000 }, async () => {
  const fault = { kind: 'damage', of: ['drop', 'duplicate'], every: 4, among: 8 };
  const script = compiledScript('./known/server-main.js', import.meta.url);
  const patient = { ...settings, exactPatienceMs: 2000 };
  const { metrics } = countsOf(
    await runExact('ws', { settings: patient, serverProgram: { script, args: [JSON.stringify(fault)] } }),
  )!;
  const { exactClients } = settings;
  expect(metrics).toMatchObject({
    missingMessages: exactClients,
    duplicateMessages: exactClients,
    misplacedMessages: 0,
  });
});

describe.each(['long-polling@h2', 'websocket@h2'] as const)('exact on %s', (id) => {
  test('has all of a client on one connection and explains every byte, the same in another run', async () => {
    const [one, other] = [countsOf(await runExact(id))!.metrics, countsOf(await runExact(id))!.metrics];
    expect(one).toMatchObject({
      connectionsPerClient: 1,
      payloadBytesPerMessage: TEXT,
      unexplainedBytes: 0,
      missingMessages: 0,
    });
    expect(one.tlsBytesPerMessage).toBeGreaterThan(0);
    // The handshake is signed by ECDSA, whose signatures differ by a byte or two.
    const counted = ({ openingTlsBytes: _, ...rest }: typeof one) => rest;
    expect(counted(other)).toEqual(counted(one));
  }, 60_000);
});

const frameworks = lanes.filter(({ set }) => set === 'framework');

describe.each(frameworks)('exact on $id', ({ id, transport }) => {
  test('explains every byte, the same in another run, over TLS but for its records', {
    timeout: 60_000,
  }, async () => {
    const conditions: Conditions = { tls: true, compression: 'off', client: 'node' };
    const [plain, secure] = (await Promise.all([runExact(id), runExact(id, { conditions })])).map(
      (trial) => countsOf(trial)!.metrics,
    );
    const counted = {
      requestsPerMessage: transports[transport].duplex ? 0 : 1,
      payloadBytesPerMessage: TEXT,
      unexplainedBytes: 0,
      missingMessages: 0,
      duplicateMessages: 0,
      misplacedMessages: 0,
    };
    expect(plain).toMatchObject(counted);
    expect(secure).toMatchObject({ ...counted, framingBytesPerMessage: plain!.framingBytesPerMessage });
    const passed = ({ upBytesPerMessage, downBytesPerMessage }: Metrics) =>
      upBytesPerMessage! + downBytesPerMessage!;
    expect(passed(secure!) - passed(plain!)).toBe(secure!.tlsBytesPerMessage);
    const answers = transports[transport].duplex ? 1 : 2;
    expect(secure!.tlsBytesPerMessage).toBe(answers * TLS_RECORD);
  });
});

/** Lanes that compress, each by its own code: HTTP bodies whole and streamed, ws and the engine's own. */
const compressing = [
  { id: 'short-polling', tls: false },
  { id: 'sse@uws', tls: false },
  { id: 'ws', tls: false },
  { id: 'uws', tls: false },
  { id: 'sse@h2', tls: false },
  { id: 'websocket@h2', tls: false },
  { id: 'websocket@socket.io', tls: true },
] as const satisfies readonly { id: LaneId; tls: boolean }[];

describe.each(compressing)('exact under compression on $id (TLS: $tls)', ({ id, tls }) => {
  test('explains every byte, and what compression saved of the same text', { timeout: 60_000 }, async () => {
    const ticker = { ...settings, textBytes: 512, textKind: 1 };
    const conditions: Conditions = { tls, compression: 'gzip', client: 'node' };
    const [plain, squeezed] = (
      await Promise.all([runExact(id, { settings: ticker }), runExact(id, { settings: ticker, conditions })])
    ).map(countsOf);
    if (!plain || !squeezed) return;
    expect(squeezed.metrics).toMatchObject({ payloadBytesPerMessage: 512, unexplainedBytes: 0 });
    expect(plain.metrics.savedBytesPerMessage).toBeUndefined();
    expect(squeezed.metrics.downBytesPerMessage).toBeLessThan(plain.metrics.downBytesPerMessage!);
    expect(squeezed.metrics.savedBytesPerMessage).toBeGreaterThan(100);
  });
});
