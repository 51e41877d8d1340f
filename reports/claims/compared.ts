/** Claims about how good a WebSocket is: how near to real time, and whether anything else does as well. */
import type { Point } from '../../results/schema.js';
import { formatExact } from '../format.js';
import type { Figure } from '../prose.js';
import { browserLimits } from '../story/browser-limits.js';
import { whereAsked } from '../story/conditions.js';
import type { Facts, Reading, Where } from '../story/facts.js';
import type { ClaimDefinition } from './claim.js';
import { evidenceWords, type Piece, unasked, weigh } from './evidence.js';

const nearer = (facts: Facts): Piece =>
  weigh(
    facts,
    {
      socket: ['websocket', 'push', 'latencyP50Ns'],
      polled: ['short-polling', 'push', 'latencyP50Ns'],
    },
    ({ socket, polled }) => ({
      holds: socket.value <= polled.value / 2,
      said: evidenceWords(facts).nearer({ socket, polled }),
    }),
  );

/** The oldest message of all valid rounds: no percentile, but one that took place. */
function oldest({ view }: Facts, { placed, metric, lane }: Reading): Figure | undefined {
  const { scenario, point } = placed.cell;
  const ages = view.trialsOf({ scenario, lane: lane.id, point }).flatMap((trial) => {
    const maxNs = trial.status === 'valid' ? trial.histograms.latency?.maxNs : undefined;
    return maxNs === undefined ? [] : [{ maxNs, index: view.run.trials.indexOf(trial) }];
  });
  const [most] = ages.sort((a, b) => b.maxNs - a.maxNs);
  return (
    most && {
      text: formatExact(view.metric(metric), most.maxNs, view.lang),
      from: [`/trials/${most.index}/histograms/latency/maxNs`],
    }
  );
}

/** Late ones there are: the 99th percentile twice the median or more. */
const noBound = (facts: Facts): Piece =>
  weigh(
    facts,
    {
      median: ['websocket', 'push', 'latencyP50Ns'],
      late: ['websocket', 'push', 'latencyP99Ns'],
    },
    ({ median, late }) => ({
      holds: late.value >= 2 * median.value,
      said: evidenceWords(facts).noBound({
        socket: median.name,
        median: median.figure,
        late: late.figure,
        oldest: oldest(facts, late),
      }),
    }),
  );

/** What is compared: one figure for each thing that a transport may be better at. */
const FIELDS: readonly (readonly [scenario: string, metric: string, at: Where])[] = [
  ['push', 'latencyP50Ns', 'away'],
  ['push', 'latencyP50Ns', 'near'],
  ['push', 'serverCpuUsPerMessage', 'near'],
  ['connect', 'firstMessageP50Ns', 'away'],
  ['connect', 'firstMessageP50Ns', 'near'],
  ['throughput', 'deliveriesPerSecond', 'near'],
  ['idle', 'serverBytesPerIdleClient', 'near'],
  ['idle', 'serverCpuUsPerClientSecond', 'near'],
];
const OTHERS = ['short-polling', 'long-polling', 'chunked', 'sse'];

interface Met {
  readonly other: Reading;
  /** The best of the sockets. */
  readonly socket: Reading;
  readonly metric: string;
  /** Round-trip time, where it was met at a distance. */
  readonly distance: Figure | undefined;
  /** `open`: the run could not tell which. */
  readonly outcome: 'wins' | 'equals' | 'open' | 'loses';
}

const isReading = (found: ReturnType<Facts['read']>): found is Reading => found.status === 'read';

/** Every other transport against all of the run's WebSockets: it wins only against all of them. */
function meetings(facts: Facts): Met[] {
  const { view } = facts;
  const lanes = view.lanes.filter(({ transport, set }) => transport === 'websocket' && set === 'main');
  return FIELDS.flatMap(([scenario, metric, at]) => {
    const sign = view.metric(metric).better === 'higher' ? -1 : 1;
    const sockets = lanes.map(({ id }) => facts.read(id, scenario, metric, at)).filter(isReading);
    const [best] = sockets.sort((a, b) => sign * (a.value - b.value));
    if (!best) return [];
    return OTHERS.flatMap((transport): Met[] => {
      const other = facts.read(transport, scenario, metric, at);
      if (!isReading(other)) return [];
      const outcome = outcomeOf(facts, { scenario, metric, at, sign }, other, sockets);
      const distance = at === 'away' ? facts.distance(scenario) : undefined;
      return outcome ? [{ other, socket: best, metric, distance, outcome }] : [];
    });
  });
}

/** What HTTP/2 may do as well: the same, and how many a browser serves at once. */
const FIELDS_OVER_HTTP2 = [
  ['browser-limits', 'streamsOpen'],
  ['push', 'latencyP50Ns'],
  ['push', 'serverCpuUsPerMessage'],
  ['connect', 'firstMessageP50Ns'],
] as const;

/** Lanes over HTTP/2 against all of the run's WebSockets that were asked under the same conditions. */
function meetingsOverHttp2(facts: Facts): Met[] {
  const { view } = facts;
  const lanes = view.lanes.filter(({ transport, set }) => transport === 'websocket' && set === 'main');
  return FIELDS_OVER_HTTP2.flatMap(([scenario, metric]) => {
    const sign = view.metric(metric).better === 'higher' ? -1 : 1;
    return OTHERS.flatMap((transport): Met[] => {
      const id = `${transport}@h2`;
      const at =
        scenario === 'browser-limits'
          ? browserLimits(facts)?.overHttp2?.point
          : whereAsked(facts, scenario, id);
      const other = at && facts.read(id, scenario, metric, at);
      if (!at || !other || !isReading(other)) return [];
      const sockets = lanes.map((lane) => facts.read(lane.id, scenario, metric, at)).filter(isReading);
      const [best] = sockets.sort((a, b) => sign * (a.value - b.value));
      const outcome = best && outcomeOf(facts, { scenario, metric, at, sign }, other, sockets);
      return best && outcome ? [{ other, socket: best, metric, distance: undefined, outcome }] : [];
    });
  });
}

interface Field {
  readonly scenario: string;
  readonly metric: string;
  readonly at: Where | Point;
  /** 1 where lower is better, −1 where higher is. */
  readonly sign: number;
}

/** By the run's own comparisons; undefined where it made none with the best of the sockets. */
function outcomeOf(
  facts: Facts,
  { scenario, metric, at, sign }: Field,
  other: Reading,
  sockets: readonly Reading[],
): Met['outcome'] | undefined {
  const found = sockets.map(({ lane }) => facts.times(scenario, metric, other.lane.id, lane.id, at));
  const [best] = found;
  if (!best || best.status === 'absent') return undefined;
  const wins = (times: (typeof found)[number]) => times.status === 'apart' && sign * (1 - times.value) > 0;
  if (found.every(wins)) return 'wins';
  if (best.status === 'tie') return best.verdict === 'equivalent' ? 'equals' : 'open';
  return wins(best) ? undefined : 'loses';
}

const apart = ({ other, socket }: Met): number => Math.abs(Math.log(other.value / socket.value));

/** The clearest first: wins and defeats by the most, equals by the least; no more than one of a metric. */
function examples(met: readonly Met[], outcome: Met['outcome'], most: number): Met[] {
  const sign = outcome === 'equals' ? 1 : -1;
  const of = met.filter((one) => one.outcome === outcome).sort((a, b) => sign * (apart(a) - apart(b)));
  const firsts = of.filter((one, index) => of.findIndex(({ metric }) => metric === one.metric) === index);
  return firsts.slice(0, most);
}

/** The claim as it is believed: nothing else wins, nothing else is as good. What is open says neither. */
function alwaysBetter(facts: Facts): Piece {
  const met = [...meetings(facts), ...meetingsOverHttp2(facts)];
  if (!facts.view.run.ranks) {
    return { status: 'unread', reasons: [facts.view.words.claims.unranked], unasked: false };
  }
  if (met.length === 0) return unasked;
  const shown = [...examples(met, 'wins', 2), ...examples(met, 'equals', 2)];
  if (shown.length === 0 && met.some(({ outcome }) => outcome === 'open')) {
    return { status: 'unread', reasons: [facts.view.words.claims.open], unasked: false };
  }
  const words = evidenceWords(facts);
  const spoken = shown.length > 0 ? shown : examples(met, 'loses', 2);
  return {
    status: 'read',
    holds: shown.length === 0,
    said: spoken.flatMap((one, index) => [
      ...(index > 0 ? [' '] : []),
      ...words.met({ ...one, title: facts.view.metricTitle(one.metric) }),
    ]),
  };
}

export const comparedClaims: readonly ClaimDefinition[] = [
  { id: 'not-real-time', pieces: [nearer, noBound], measuredBy: '--scenarios push' },
  {
    id: 'websocket-is-superior',
    misunderstanding: true,
    pieces: [alwaysBetter],
    measuredBy: '--profile standard',
  },
];
