import { describe, expect, test } from 'vitest';
import { headerProfiles } from '../protocol/headers.js';
import { findLane, type LaneId, lanes } from '../protocol/lanes.js';
import type { TrialRecord } from '../results/schema.js';
import { exact } from './exact.js';
import { compiledScript } from './harness/compiled-script.js';
import { runTrial } from './harness/trial.js';
import type { ServerProgram } from './harness/trial-context.js';
import { defaults, type Settings } from './profiles.js';

const settings: Settings = { ...defaults, exactMessages: 8, exactSends: 6, exactPatienceMs: 10_000 };
const TEXT = settings.textBytes;
const BODY = TEXT - '[10000000,""]'.length;

function runExact(
  id: LaneId,
  options: { settings?: Settings; keepAlive?: boolean; serverProgram?: ServerProgram } = {},
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
  if (trial.status === 'skipped' && trial.lane === 'uws') return undefined;
  if (trial.status !== 'valid') throw new Error(JSON.stringify(trial));
  return { metrics: trial.metrics, counters: trial.counters };
}

/** What stands around one text, by each form's definition. */
const CHUNK = `${(TEXT + 1).toString(16)}\r\n\r\n`.length;
const FIELDS = 'id: abcdef-10000000\ndata: \n\n'.length;
const framing: Readonly<Record<LaneId, number>> = {
  // Two polls that bring nothing, and one that does.
  'short-polling': 3 * '[]'.length,
  'long-polling': '[]'.length,
  chunked: '\n'.length + CHUNK,
  sse: FIELDS + CHUNK,
  ws: 4,
  uws: 4,
};

describe.each(lanes)('exact on $id', ({ id, transport }) => {
  test('has the same figures on every run, and explains every byte', { timeout: 60_000 }, async () => {
    const first = countsOf(await runExact(id));
    if (!first) return;
    expect(countsOf(await runExact(id))).toEqual(first);

    const { metrics, counters } = first;
    const isSocket = transport === 'websocket';
    const polls =
      { 'short-polling': settings.exactPollsPerMessage, 'long-polling': 1 }[transport as string] ?? 0;
    expect(metrics).toMatchObject({
      requestsPerMessage: polls,
      emptyAnswersPerMessage: Math.max(0, polls - 1),
      framingBytesPerMessage: framing[id],
      payloadBytesPerMessage: TEXT,
      unexplainedBytes: 0,
      connectionsPerClient: isSocket || id === 'short-polling' ? 1 : 2,
      missingMessages: 0,
      duplicateMessages: 0,
      misplacedMessages: 0,
      sendRequestsPerMessage: isSocket ? 0 : 1,
    });
    if (isSocket)
      expect(metrics).toMatchObject({ sendUpBytesPerMessage: BODY + 6, sendDownBytesPerMessage: 0 });
    const { requestHeadBytesPerMessage: asked, responseHeadBytesPerMessage: answered } = metrics;
    expect(metrics.upBytesPerMessage).toBe(asked);
    expect(metrics.downBytesPerMessage).toBe(answered! + framing[id] + TEXT);
    expect(counters).toMatchObject({
      unexplainedUpBytes: 0,
      unexplainedDownBytes: 0,
      payloadUpBytes: 6 * BODY,
    });
  });
});

test('without keep-alive every request has a connection of its own', { timeout: 60_000 }, async () => {
  const { metrics, counters } = countsOf(await runExact('long-polling', { keepAlive: false }))!;
  expect(counters.connectionsOpened).toBe(counters.requests);
  expect(metrics).toMatchObject({ requestsPerMessage: 1, unexplainedBytes: 0 });
});

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
