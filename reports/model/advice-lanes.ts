/** One lane's row of an advice: whether it is fresh enough, and what it would take, its reasons beside its figures. */
import type { LaneAdvice } from '../../results/model/lane-advice.js';
import type { Reason } from '../../results/model/reasons.js';
import { type LookId, lookOf } from '../charts/theme.js';
import { formatNumber } from '../format.js';
import type { AdviceVerdict, SaidBeside } from '../messages/advice-shapes.js';
import {
  type Amount,
  coresAmount,
  memoryAmount,
  timeAmount,
  trafficAmount,
  type Voice,
} from './advice-amounts.js';

/** A figure with what stands under it. */
export interface AdviceFigure {
  readonly value: string;
  readonly under: readonly string[];
  /** What says that it was carried beyond what was measured. */
  readonly marks: readonly string[];
}

export interface AdviceRow {
  readonly header: string;
  readonly look: LookId;
  readonly verdict: AdviceFigure;
  /** Bytes, CPU, memory and connections; or why there are none. */
  readonly figures: readonly AdviceFigure[] | null;
  readonly withheld: readonly string[];
}

type SaidReason = Extract<Reason, { kind: SaidBeside }>;
type Place = 'verdict' | 'cores' | 'memory' | 'connections';

/** Beside which figure a reason stands. */
const PLACES: Readonly<Record<Exclude<SaidBeside, 'extrapolated'>, Place>> = {
  polls: 'verdict',
  'asks-again': 'verdict',
  'out-of-reach': 'verdict',
  posts: 'connections',
  processes: 'cores',
  missing: 'memory',
};

const placeOf = (reason: SaidReason): Place =>
  reason.kind !== 'extrapolated' ? PLACES[reason.kind] : reason.what === 'clients' ? 'memory' : 'cores';

const isSaid = (reason: Reason): reason is SaidReason =>
  reason.kind === 'extrapolated' || Object.hasOwn(PLACES, reason.kind);

function reasonText({ words }: Voice, reason: SaidReason): string {
  // Each kind has its own words: what the union of them takes is known one kind at a time.
  const say = words.advice.reason[reason.kind] as (of: SaidReason) => string;
  return say(reason);
}

function beside(voice: Voice, reasons: readonly Reason[], place: Place) {
  const here = reasons.filter(isSaid).filter((reason) => placeOf(reason) === place);
  const texts = (extrapolated: boolean) =>
    here
      .filter(({ kind }) => (kind === 'extrapolated') === extrapolated)
      .map((reason) => reasonText(voice, reason));
  return { under: texts(false), marks: texts(true) };
}

function verdictOf(advice: LaneAdvice): AdviceVerdict {
  if (advice.verdict === 'out of reach' || advice.verdict === 'not measured') return advice.verdict;
  if (advice.narrow) return 'unsure';
  return advice.verdict === 'satisfies' ? 'yes' : 'no';
}

export function adviceRow(voice: Voice, advice: LaneAdvice): AdviceRow {
  const { advice: words } = voice.words;
  const value = words.verdict[verdictOf(advice)];
  const row = { header: voice.laneTitle(advice.lane.id), look: lookOf(advice.lane) };
  if (!('costs' in advice)) {
    const withheld = advice.reasons.filter(isSaid).map((reason) => reasonText(voice, reason));
    return { ...row, verdict: { value, under: [], marks: [] }, figures: null, withheld };
  }
  const { costs, staleness, reasons } = advice;
  const at = (place: Place) => beside(voice, reasons, place);
  const age = timeAmount(voice, staleness.p99Ms);
  const traffic = trafficAmount(voice, costs);
  // A poller's age is made to keep the staleness, by its interval of asking.
  const polled = advice.pollIntervalMs !== null;
  const withInterval = ({ value: shown, interval }: Amount, place: Place): AdviceFigure => {
    const { under, marks } = at(place);
    return { value: shown, under: [...(interval === null ? [] : [interval]), ...under], marks };
  };
  return {
    ...row,
    verdict: {
      value,
      under: [words.within(age.value, polled ? null : age.interval), ...at('verdict').under],
      marks: [],
    },
    figures: [
      { value: traffic.all, under: [words.upDown(traffic.up, traffic.down)], marks: [] },
      withInterval(coresAmount(voice, costs.cores), 'cores'),
      withInterval(
        costs.memoryBytes ? memoryAmount(voice, costs.memoryBytes) : { value: '–', interval: null },
        'memory',
      ),
      { value: formatNumber(costs.connections, voice.lang), ...at('connections') },
    ],
    withheld: [],
  };
}
