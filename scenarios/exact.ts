/** exact: what does one message take, in bytes, requests and connections, when no clock has a say in it? */

import type { Lane } from '../protocol/lanes.js';
import type { ConnectionCounters } from '../protocol/transport.js';
import type { Metrics } from '../results/metrics.js';
import { type Exchange, type ExchangePart, type ExchangePlan, runExchange } from './exact/exchange.js';
import { account } from './harness/account.js';
import { ledgerPerDelivery, spentBetween, tlsOpeningBytes } from './harness/byte-figures.js';
import type { TrialContext } from './harness/trial-context.js';
import type { Outcome, Scenario } from './scenario.js';
import type { Settings } from './settings.js';

export const exact: Scenario = {
  id: 'exact',
  title: { en: 'Counted exactly', ko: '정확한 집계' },
  question: {
    en: 'How many bytes, requests and connections does a message take, counted one message at a time?',
    ko: '메시지를 하나씩 주고받으며 세면 메시지 하나에 바이트, 요청, 연결이 얼마나 듭니까?',
  },
  closedLoop: true,
  primaryMetric: 'downBytesPerMessage',
  metrics: [
    'upBytesPerMessage',
    'downBytesPerMessage',
    'requestsPerMessage',
    'connectionsPerMessage',
    'requestHeadBytesPerMessage',
    'responseHeadBytesPerMessage',
    'framingBytesPerMessage',
    'payloadBytesPerMessage',
    'savedBytesPerMessage',
    'tlsBytesPerMessage',
    'unexplainedBytes',
    'emptyAnswersPerMessage',
    'sendUpBytesPerMessage',
    'sendDownBytesPerMessage',
    'sendRequestsPerMessage',
    'sendFramingBytesPerMessage',
    'openingUpBytes',
    'openingDownBytes',
    'openingTlsBytes',
    'connectionsPerClient',
    'missingMessages',
    'duplicateMessages',
    'misplacedMessages',
    'estimatedTcpIpBytesPerMessage',
  ],
  ofTarget: true,
  notFor: ({ engine, transport }) =>
    engine === 'foreign' && transport === 'long-polling'
      ? 'only the server knows whose question it holds, and the next message leaves when all are held'
      : null,
  inBrowser: true,
  point: ({ exactClients, textBytes }) => ({ clients: exactClients, textBytes }),
  estimateMs: ({ exactMessages, exactSends, exactPollsPerMessage }, { transport }) => {
    const steps = (exactMessages + exactSends) * (transport === 'short-polling' ? exactPollsPerMessage : 1);
    return START_MS + steps * STEP_MS;
  },

  async run(context) {
    const plan = exchangePlan(context.settings);
    return outcome(await runExchange(context, plan), plan, context);
  },
};

/** What starting the processes takes, and one message or one round of polls, ms: for the estimate only. */
const START_MS = 350;
const STEP_MS = 4;

export function exchangePlan(settings: Settings): ExchangePlan {
  return {
    clients: settings.exactClients,
    messages: settings.exactMessages,
    sends: settings.exactSends,
    textBytes: settings.textBytes,
    pollsPerMessage: settings.exactPollsPerMessage,
    patienceMs: settings.exactPatienceMs,
  };
}

function outcome(
  exchange: Exchange,
  plan: ExchangePlan,
  { lane, keepAlive, conditions }: Pick<TrialContext, 'lane' | 'keepAlive' | 'conditions'>,
): Outcome {
  const { published, sent, closed, resets, cuts, cutsSaid } = exchange;
  const { clients } = plan;
  const faults = [faultsOf(published, plan, 'seq'), faultsOf(sent, plan, 'number')];
  const count = (name: 'missing' | 'duplicates' | 'misplaced') =>
    faults.reduce((sum, each) => sum + each[name], 0);
  return {
    metrics: {
      ...ledgerPerDelivery(spent(published), published.delivered),
      ...(isCompressed(conditions) ? {} : perSend(exchange, plan.sends, keepAlive)),
      unexplainedBytes: Math.abs(closed.unexplainedUpBytes) + Math.abs(closed.unexplainedDownBytes),
      ...opening(closed, plan, lane),
      ...(tlsOpeningBytes(closed) > 0 ? { openingTlsBytes: tlsOpeningBytes(closed) / clients } : {}),
      missingMessages: count('missing'),
      duplicateMessages: count('duplicates'),
      misplacedMessages: count('misplaced'),
    },
    counters: {
      published: plan.messages,
      sent: plan.sends,
      delivered: published.delivered + sent.delivered,
      ...closed,
      closingUpBytes: closed.upBytes - sent.after.upBytes,
      closingDownBytes: closed.downBytes - sent.after.downBytes,
    },
    // Lost, doubled and misplaced messages are figures here. What is corrupt or cut spoils them.
    observations: { corrupt: published.corrupt + sent.corrupt, resets, cuts, cutsSaid },
  };
}

/** A coder that keeps what it has seen makes the second half's deliveries smaller: the difference tells nothing. */
const isCompressed = (conditions: TrialContext['conditions']): boolean =>
  (conditions?.compression ?? 'off') !== 'off';

/**
 * What opening took a client. socket.io's upgrade polls until its probe is answered, as often as there is time
 * for: that is no count.
 */
function opening(closed: ConnectionCounters, { clients }: ExchangePlan, { transport }: Lane): Metrics {
  if (transport === 'socketio-upgrade') return {};
  return {
    openingUpBytes: closed.openingUpBytes / clients,
    openingDownBytes: closed.openingDownBytes / clients,
    connectionsPerClient: closed.connectionsOpened / clients,
  };
}

const spent = ({ before, after }: ExchangePart) => spentBetween(before, after);

/**
 * What a client spends to send a message: what the second half took beyond its deliveries, which take
 * what they took in the first half, since nothing but the sending is different. Where connections are kept,
 * the TLS handshake of the one that sending needs is the opening's; else each message pays its own.
 */
function perSend({ published, sent }: Exchange, sends: number, keepAlive: boolean): Metrics {
  if (published.delivered === 0 || sends === 0) return {};
  const receiving = spent(published);
  const both = keepAlive ? withoutHandshakes(spent(sent)) : spent(sent);
  const beyond = (name: 'upBytes' | 'downBytes' | 'requests' | 'framingUpBytes') =>
    (both[name] - (receiving[name] * sent.delivered) / published.delivered) / sends;
  return {
    sendUpBytesPerMessage: beyond('upBytes'),
    sendDownBytesPerMessage: beyond('downBytes'),
    sendRequestsPerMessage: beyond('requests'),
    sendFramingBytesPerMessage: beyond('framingUpBytes'),
  };
}

const withoutHandshakes = (took: ConnectionCounters): ConnectionCounters => ({
  ...took,
  upBytes: took.upBytes - took.tlsOpeningUpBytes,
  downBytes: took.downBytes - took.tlsOpeningDownBytes,
});

function faultsOf(part: ExchangePart, plan: ExchangePlan, by: 'seq' | 'number') {
  const messages = by === 'seq' ? plan.messages : plan.sends;
  const untimed = () => new Float64Array(messages);
  const stamps = {
    firstSeq: part.firstSeq,
    tickIndex: new Uint32Array(messages),
    intendedNs: untimed(),
    tickedNs: untimed(),
    sentNs: untimed(),
  };
  // Nothing is timed: of the account only the deliveries are wanted.
  return account(stamps, part.receipts, { clients: plan.clients, fromNs: 0, toNs: 0, by });
}
