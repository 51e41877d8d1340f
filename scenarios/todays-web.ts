/**
 * What is asked of today's web: TLS and HTTP/2, compression, a real browser, a framework, each beside what
 * it is held against. The profile `today` asks this alone, `publish` among all else.
 */
import type { Conditions } from '../protocol/conditions.js';
import { type Lane, type LaneId, lanes, mainLaneIds } from '../protocol/lanes.js';
import type { ProfileAsk } from './profiles.js';

const idsOf = (isMeant: (lane: Lane) => boolean): LaneId[] => lanes.filter(isMeant).map(({ id }) => id);

const onHttp2 = idsOf(({ engine }) => engine === 'h2');
const frameworks = idsOf(({ set }) => set === 'framework');
/** HTTP/2 is spoken over TLS alone: the six stand beside it over TLS as well. */
const secure = [...mainLaneIds, ...onHttp2];

/** Counts need no more. */
const COUNTED_ROUNDS = 2;
/** Where TLS costs a round trip, it is to be seen: at this distance, ms. */
const AFAR = { rttMs: 50 };

const overTls = (rounds: number): ProfileAsk[] => {
  const tls = { lanes: secure, conditions: { tls: true } };
  return [
    { scenario: 'exact', rounds: COUNTED_ROUNDS, ...tls, lanes: [...secure, ...frameworks] },
    ...['connect', 'push'].map((scenario) => ({ scenario, rounds, ...tls })),
    { scenario: 'connect', rounds, settings: AFAR, ...tls },
  ];
};

/** A text as real ones are, compressed and not: what it saves in bytes against what it takes in CPU and memory. */
const compressed = (rounds: number): ProfileAsk[] => {
  const text = { textBytes: 512, textKind: 1 };
  const asks: readonly ProfileAsk[] = [
    {
      scenario: 'exact',
      lanes: [...mainLaneIds, 'websocket@socket.io'],
      rounds: COUNTED_ROUNDS,
      settings: text,
    },
    { scenario: 'push', rounds, settings: { ...text, pushMeasureMs: 1500 } },
    { scenario: 'idle', rounds: COUNTED_ROUNDS, settings: { ...text, idleClients: 1000 } },
    // HPACK beside a coding of bodies: what each saves where both are had. Counted alone: it is seconds.
    {
      scenario: 'exact',
      lanes: ['sse', 'sse@h2', 'ws', 'websocket@h2'],
      rounds: COUNTED_ROUNDS,
      settings: text,
      conditions: { tls: true },
    },
  ];
  const codings: readonly Conditions['compression'][] = ['off', 'gzip'];
  return asks.flatMap((ask) =>
    codings.map((compression) => ({ ...ask, conditions: { ...ask.conditions, compression } })),
  );
};

/** One of each kind, over HTTP/1.1 and over HTTP/2. */
const limited: readonly LaneId[] = ['long-polling', 'chunked', 'sse', 'ws', 'uws', 'sse@h2', 'websocket@h2'];

/** @param counts of streams or sockets to one host */
export const browserLimits = (counts: readonly number[], rounds: number): ProfileAsk[] => [
  ...counts.map((browserLimitsAsked) => ({
    scenario: 'browser-limits',
    lanes: limited,
    rounds,
    settings: { browserLimitsAsked },
  })),
  {
    scenario: 'browser-limits',
    lanes: limited,
    rounds,
    settings: { browserLimitsAsked: 20, browserLimitsTabs: 2 },
  },
];

/**
 * One reader in a browser beside one on Node.js, as a browser has one. A held poll asked again takes some 5 ms of
 * Chromium's processes: ten in one browser wait for each other, and tell of that browser's core alone.
 */
function inBrowser(): ProfileAsk[] {
  const lone = { pushClients: 1, pushRatePerSecond: 25, pushMeasureMs: 4000 };
  const push = { scenario: 'push', rounds: COUNTED_ROUNDS, settings: lone };
  const conditions = { client: 'chromium' as const };
  return [{ scenario: 'exact', rounds: COUNTED_ROUNDS, conditions }, { ...push, conditions }, push];
}

/** @param rounds of what is timed */
export const todaysWeb = (rounds: number): ProfileAsk[] => [
  ...overTls(rounds),
  ...compressed(rounds),
  ...inBrowser(),
  { scenario: 'push', lanes: frameworks, rounds },
];
