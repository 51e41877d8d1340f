/** wire: what are the very bytes that go over a lane's connections, and what becomes of the connections? */
import { type ContractTransport, isOfContract } from '../protocol/lanes.js';
import type { Metrics } from '../results/metrics.js';
import type { Capture } from '../results/schema/capture.js';
import type { Outcome, Scenario } from './scenario.js';
import { type Exchange, type Exchanged, record } from './wire/exchange.js';
import { longPolling, shortPolling } from './wire/polling.js';
import { acceptKeyRight, bytesOf, closeFramesBeforeFin, endpointsSame, finsSeen } from './wire/readings.js';
import { websocket } from './wire/sockets.js';
import { chunked, sse } from './wire/streams.js';

/** What starting the process takes, and the exchange itself, ms: for the estimate only. */
const START_MS = 250;
const EXCHANGE_MS = 100;

const exchanges: Readonly<Record<Exclude<ContractTransport, 'tcp'>, Exchange>> = {
  'short-polling': shortPolling,
  'long-polling': longPolling,
  chunked,
  sse,
  websocket,
};

/** What takes bytes apart here knows the wire contract, and no framework's packets. */
const FRAMEWORK_REASON = 'a framework wraps messages in packets of its own, which are not taken apart here';

export const wire: Scenario = {
  id: 'wire',
  title: { en: 'The bytes themselves', ko: '오간 바이트 그대로' },
  question: {
    en: 'Which bytes go over the connection in one exchange, and what becomes of the connection?',
    ko: '한 번 주고받는 동안 연결 위로 어떤 바이트가 오가고, 그 연결은 어떻게 됩니까?',
  },
  closedLoop: true,
  readsWireItself: true,
  primaryMetric: 'newsOverheadBytes',
  metrics: [
    'newsOverheadBytes',
    'newsUpBytes',
    'newsDownBytes',
    'nothingNewBytes',
    'openingUpBytes',
    'openingDownBytes',
    'connectionsPerClient',
    'endpointsSame',
    'acceptKeyRight',
    'fragmentedWhole',
    'splitWhole',
    'joinedWhole',
    'closeFramesBeforeFin',
    'finsSeen',
  ],
  point: ({ textBytes }) => ({ textBytes }),
  estimateMs: ({ wireHoldMs }, { transport }) =>
    START_MS + EXCHANGE_MS + (transport === 'long-polling' ? wireHoldMs : 0),
  notFor: ({ engine, transport }, _point, { tls }) => {
    if (transport === 'tcp') return 'raw TCP has neither heads nor frames: there is nothing to take apart';
    if (!isOfContract(transport)) return FRAMEWORK_REASON;
    if (engine === 'h2') {
      return 'HTTP/2 is spoken over TLS alone here, and no reading of its frames is written';
    }
    return tls ? 'TLS hides what is to be shown: the bytes are captured where they are plain' : null;
  },

  async run(context) {
    const { lane, headers, keepAlive, settings, signal } = context;
    const textBytes = context.point.textBytes as number;
    const { server, info } = await context.startLoneServer({ holdMs: settings.wireHoldMs });
    const { transport } = lane;
    // Which is never asked: see notFor.
    if (transport === 'tcp' || !isOfContract(transport)) {
      throw new RangeError(`${transport} has no exchange to take down`);
    }
    const of = { url: info.url, server, headers, keepAlive, textBytes };
    return outcome(await record(exchanges[transport], of, signal), textBytes);
  },
};

/** A message that does not come, or comes in another order, fails the trial before it comes to this. */
const NO_FAULTS = { missing: 0, duplicates: 0, misplaced: 0, corrupt: 0, resets: 0, cuts: 0 } as const;

function outcome({ capture, connections, arrived }: Exchanged, textBytes: number): Outcome {
  const moved = (step: string, way: 'up' | 'down') => bytesOf(capture, step, way).length;
  const newsUpBytes = moved('news', 'up');
  const newsDownBytes = moved('news', 'down');
  const asksInVain = capture.steps.some(({ id }) => id === 'nothing');
  const nothingNewBytes = moved('nothing', 'up') + moved('nothing', 'down');
  return {
    metrics: {
      newsOverheadBytes: newsUpBytes + newsDownBytes - textBytes,
      newsUpBytes,
      newsDownBytes,
      ...(asksInVain ? { nothingNewBytes } : {}),
      openingUpBytes: moved('opening', 'up'),
      openingDownBytes: moved('opening', 'down'),
      connectionsPerClient: connections,
      endpointsSame: endpointsSame(capture),
      finsSeen: finsSeen(capture),
      ...(arrived ? socketFigures(capture, arrived) : {}),
    },
    capture,
    observations: NO_FAULTS,
  };
}

const socketFigures = (
  capture: Capture,
  { fragmented, split, joined }: NonNullable<Exchanged['arrived']>,
): Metrics => ({
  acceptKeyRight: acceptKeyRight(capture),
  fragmentedWhole: fragmented,
  ...(split === undefined ? {} : { splitWhole: split }),
  joinedWhole: joined,
  closeFramesBeforeFin: closeFramesBeforeFin(capture),
});
