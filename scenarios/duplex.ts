/** duplex: a game. Clients send many times a second; when does each have its own message back? */

import { costs, distribution, judgedByPrinted, present, windowCounters } from './harness/figures.js';
import { estimatePacedMs, type Paced, type PacedPoint, pacedPoint, runPaced } from './harness/paced.js';
import type { Outcome, Scenario } from './scenario.js';

export const duplex: Scenario = {
  id: 'duplex',
  title: { en: 'Both sides speak', ko: '양쪽이 모두 말할 때' },
  question: {
    en: 'When clients send many times a second, as in a game, how long until a client has its own message back from the room, and over how many connections?',
    ko: '게임처럼 클라이언트가 초당 여러 번 보낼 때, 보낸 메시지가 서버를 거쳐 돌아오기까지 얼마나 걸리고 연결은 몇 개가 듭니까?',
  },
  closedLoop: false,
  overDistance: true,
  ofTarget: true,
  primaryMetric: 'roundTripP50Ns',
  metrics: [
    'roundTripP50Ns',
    'roundTripP90Ns',
    'upBytesPerMessage',
    'connectionsPerClient',
    'roundTripP99Ns',
    'requestsPerMessage',
    'downBytesPerMessage',
    'serverCpuUsPerMessage',
    'generatorCpuUsPerMessage',
    'offeredPerSecond',
    'deliveredPerSecond',
    'serverCpuShare',
    'generatorCpuShare',
  ],
  inBrowser: true,
  point: (settings) => pacedPoint(settings, settings.duplexClients, settings.duplexRatePerSecond),
  estimateMs: (settings, lane, point) => estimatePacedMs(settings, lane, point, settings.duplexMeasureMs),

  async run(context) {
    const measureMs = context.settings.duplexMeasureMs;
    return outcome(
      await runPaced(context, { follower: 'generator', arrivals: 'poisson', measureMs }),
      context.point as PacedPoint,
      measureMs,
    );
  },
};

function outcome(paced: Paced, { clients }: PacedPoint, measureMs: number): Outcome {
  const roundTrip = distribution(paced.account.latencyNs);
  const sent = distribution(paced.account.sentLatencyNs);
  return {
    metrics: present({
      ...costs(paced.before, paced.after),
      roundTripP50Ns: roundTrip?.at(50),
      roundTripP90Ns: roundTrip?.at(90),
      roundTripP99Ns: roundTrip?.at(99),
      connectionsPerClient: paced.after.generator.counters.connectionsOpened / clients,
      offeredPerSecond: paced.offered / (measureMs / 1000),
    }),
    counters: windowCounters(paced),
    histograms: {
      ...(roundTrip ? { roundTrip: roundTrip.stored } : {}),
      ...(sent ? { sentRoundTrip: sent.stored } : {}),
    },
    observations: judgedByPrinted(paced.observations, roundTrip),
  };
}
