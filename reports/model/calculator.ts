/** What the calculator answers to the reader's numbers: the model's advice in words, its costs as bars, and a curve. */
import { advise, type Resource, resources } from '../../results/model/advise.js';
import type { Figure } from '../../results/model/figure.js';
import type { LaneAdvice } from '../../results/model/lane-advice.js';
import type { Needs } from '../../results/model/needs.js';
import type { RunCosts } from '../../results/model/run-costs.js';
import { type LookId, lookOf } from '../charts/theme.js';
import { formatByteSize } from '../format.js';
import { bitrateText, coresAmount, coresText, memoryAmount, type Voice } from './advice-amounts.js';
import { takenOf } from './advice-answer.js';
import { type AdviceCase, adviceCase } from './advice-case.js';
import { type CoresCurve, carried, coresCurve } from './cores-curve.js';

export interface CostBar {
  readonly title: string;
  readonly look: LookId;
  /** What it takes, or why there is no bar. */
  readonly text: string;
  /** Parts of the panel's width; null where nothing is known. */
  readonly share: number | null;
  readonly interval: { readonly from: number; readonly to: number } | null;
  /** Carried more than twice beyond what was measured. */
  readonly far: boolean;
  /** Not fresh enough: what it takes decides nothing. */
  readonly late: boolean;
}

/** A resource that decides; bars from zero, all lanes on one scale. */
export interface CostPanel {
  readonly resource: Resource;
  readonly title: string;
  /** Up to here a difference decides nothing: a part of the width, and in words. */
  readonly floor: { readonly share: number; readonly text: string };
  readonly bars: readonly CostBar[];
}

export interface CalculatorAnswer extends AdviceCase {
  /** Empty where no lane is known. */
  readonly panels: readonly CostPanel[];
  readonly curve: CoresCurve | null;
}

const isFar: Readonly<Record<Resource, (advice: LaneAdvice) => boolean>> = {
  cores: (advice) => carried(advice) > 1,
  // Of bytes, only their number: what a message takes is counted and the same for any.
  bytesPerSecond: () => false,
  memoryBytes: ({ reasons }) =>
    reasons.some((reason) => reason.kind === 'extrapolated' && reason.what === 'clients'),
};

/** A lane's use as printed, to the digits that are known; and the floor, which is round. */
const texts: Readonly<
  Record<Resource, { of: (voice: Voice, use: Figure) => string; floor: (voice: Voice) => string }>
> = {
  cores: {
    of: (voice, use) => coresAmount(voice, use).value,
    floor: ({ lang }) => coresText(resources.cores, lang),
  },
  bytesPerSecond: {
    of: ({ lang }, use) => bitrateText(use.value, lang),
    floor: ({ lang }) => bitrateText(resources.bytesPerSecond, lang),
  },
  memoryBytes: {
    of: (voice, use) => memoryAmount(voice, use).value,
    floor: ({ lang }) => formatByteSize(resources.memoryBytes, lang),
  },
};

/** A lane's costs of that resource; null where it has none. */
const useOf = (advice: LaneAdvice, resource: Resource): Figure | null =>
  'costs' in advice ? takenOf[resource](advice.costs) : null;

/** No bar and no whisker reaches the panel's end. */
const ROOM = 1.04;

function panelOf(voice: Voice, lanes: readonly LaneAdvice[], resource: Resource): CostPanel {
  const { calculator } = voice.words;
  const known = lanes.flatMap((lane) => useOf(lane, resource) ?? []);
  const most = ROOM * Math.max(resources[resource], ...known.map(({ value, high }) => high ?? value));
  const bars = lanes.map((advice): CostBar => {
    const use = useOf(advice, resource);
    const late = advice.verdict !== 'satisfies';
    const row = { title: voice.laneTitle(advice.lane.id), look: lookOf(advice.lane), late };
    const why = whyNot(voice, advice);
    if (!use) return { ...row, text: why, share: null, interval: null, far: false };
    const amount = texts[resource].of(voice, use);
    const known = use.low !== null && use.high !== null && use.high > use.low;
    return {
      ...row,
      text: late ? `${amount} (${why})` : amount,
      share: use.value / most,
      interval: known ? { from: use.low! / most, to: use.high! / most } : null,
      far: isFar[resource](advice),
    };
  });
  return {
    resource,
    title: calculator.resource[resource],
    floor: { share: resources[resource] / most, text: calculator.floor(texts[resource].floor(voice)) },
    bars,
  };
}

/** Why a lane has no bar, or one that decides nothing. */
function whyNot({ words: { advice, calculator } }: Voice, { verdict }: LaneAdvice): string {
  if (verdict === 'satisfies') return '–';
  return verdict === 'not measured' ? advice.verdict[verdict] : calculator.key.late;
}

export function calculatorAnswer(
  voice: Voice,
  costs: RunCosts & { readonly ranks: boolean },
  needs: Needs,
): CalculatorAnswer {
  const advice = advise(costs, needs);
  const said = adviceCase(voice, advice, costs.ranks);
  const known = said.rows.length > 0;
  const panels = (Object.keys(takenOf) as Resource[]).map((resource) =>
    panelOf(voice, advice.lanes, resource),
  );
  return { ...said, panels: known ? panels : [], curve: known ? coresCurve(voice, costs, needs) : null };
}
