/** English: clients at rest, recovery, slow readers, bursts, growth, and transports on shared engines. */
import { say } from '../prose.js';
import { mid } from './en-findings.js';
import type { ScenarioWords } from './scenario-shapes.js';
import type { ConditionWords, FindingWords } from './shapes.js';

export const scenarioConditions: ConditionWords = {
  openings: (value) => `${value} opened`,
  jitterMs: (value) => `jitter up to ${value} ms`,
  upMbitPerSecond: (value) => `${value} Mbit/s up`,
  downMbitPerSecond: (value) => `${value} Mbit/s down`,
  outageMs: (value) => `server gone for ${value} ms`,
  maxQueuedBytes: (value) => `at most ${value} bytes queued for one client`,
  burstSize: (value) => `bursts of ${value}`,
  asked: (value) => `${value} asked for at once`,
  tabs: (value, n) => (n === 1 ? '1 tab' : `${value} tabs`),
};

export const scenarioFindings: FindingWords = {
  serverBytesPerIdleClient: ({ best, worst }) =>
    say`A client to whom nothing is said takes ${best.figure} of the server’s memory by ${mid(best.lane)}, ${worst.figure} by ${mid(worst.lane)}`,
  servedAgainLastNs: ({ best, worst }) =>
    say`After a restart the last client was served again within ${best.figure} by ${mid(best.lane)}, ${worst.figure} by ${mid(worst.lane)}`,
  slowReaderQueuedBytes: ({ best, worst }) =>
    say`For a client that stopped reading the server held ${best.figure} by ${mid(best.lane)}, ${worst.figure} by ${mid(worst.lane)}`,
};

export const scenarioWords: ScenarioWords = {
  chartTitle: {
    idleMemory: 'Server memory for each client at rest',
    idleCpu: 'Server CPU for each client at rest, a second',
    idleBytes: 'Bytes for each client at rest, a minute',
    servedAgain: 'From the server’s return until clients are served again',
    lost: 'Messages that never reached a client',
    returnPeak: 'What the new server goes through at its busiest',
    slowQueue: 'Most that the server queued for the client that stopped reading',
    others: 'What the other clients feel',
    slowCut: 'When the server disconnects the client that stopped reading',
    browserOpen: 'Clients of one browser served at once',
    engines: 'Server CPU for one delivered message, by transport and engine',
  },
  seriesLabel: {
    memory: 'memory',
    cpu: 'CPU',
    withServer: 'perished with the server',
    whileAway: 'published before the client was back',
    requests: 'requests',
    connections: 'new connections',
    queued: 'queued',
    beside: 'beside a slow reader',
    without: 'without one',
    cutAfter: 'until disconnected',
  },
  scaledNote: (lanes, measured) =>
    say`${lanes}: measured with ${measured} and given for each client; more pollers would measure the load generator.`,
  notes: {
    idle: 'Nothing is published. What is counted is the cost of waiting: a poll without news, a held request, an open connection.',
    recovery:
      'The server is killed, not closed; another takes its place. All lanes come back by one policy, with growing pauses and jitter. Lost messages are told to the client by a reset, never passed over.',
    'slow-reader':
      'One policy for all: a bounded queue, then disconnection with a reason. For who has not asked, nothing is queued: a poller that stops falls behind in the ring of recent messages.',
  },
  growth: ({ metric, lane, exponent, interval, from, to }) =>
    say`${metric} of ${mid(lane)} grows with the number of clients to the power of ${exponent} (${interval}), from ${from} to ${to}.`,
  growthCaption: 'How cost grows with the number of clients: fitted exponents (1 is linear)',
  column: { exponent: 'Exponent', from: 'From', to: 'To', transport: 'Transport', engine: 'Engine' },
  engines: {
    transport: {
      'short-polling': 'Short polling',
      'long-polling': 'Long polling',
      chunked: 'Chunked streaming',
      sse: 'Server-Sent Events',
      websocket: 'WebSocket',
    },
    engine: {
      express: 'Express',
      http: 'node:http',
      ws: 'ws',
      uws: 'µWS',
      net: 'node:net',
      'uws-loop': 'µWS, loop',
      h2: 'HTTP/2 (TLS)',
      'socket.io': 'socket.io',
    },
    on: (transport, engine) => `${mid(transport)} on ${engine}`,
    split: ({ from, to, framework, transport }) => {
      const step = (factor: typeof framework, by: string) =>
        factor === null
          ? say`no difference that could be told with the ${by}`
          : say`÷ ${factor} with the ${by}`;
      return say`Server CPU a message, from ${from} to ${to}: ${step(framework, 'engine')}, ${step(transport, 'transport')}`;
    },
    sizes: (transport, dear, cheap) =>
      say`The same transport, another engine: ${mid(transport)} takes ${dear.figure} of server CPU a message on ${dear.lane}, ${cheap.figure} on ${cheap.lane}`,
    caption: 'Transport × engine',
  },
};
