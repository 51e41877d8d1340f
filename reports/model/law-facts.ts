/** What the laws of distance left of the measurements, in short; each chart has its own in full. */
import type { Law } from '../../results/schema.js';
import { formatExact, formatNumber } from '../format.js';
import { percentSign } from '../units.js';
import { conditionsText } from './conditions.js';
import type { Fact } from './instrument.js';
import type { RunView } from './view.js';

const VERDICTS = ['agrees', 'server time', 'unexplained'] as const;
/** Unexplained ones are named one by one, so many of them. */
const MOST_NAMED = 8;

function residualText({ lang }: RunView, { residualNs, residualShare }: Law): string {
  const sign = residualNs < 0 ? '−' : '+';
  const time = formatExact({ id: '', unit: 'ns' }, Math.abs(residualNs), lang);
  return `${sign}${time} (${sign}${formatNumber(Math.abs(100 * residualShare), lang, 1)}${percentSign(lang)})`;
}

function named(view: RunView, law: Law): Fact {
  const conditions = conditionsText(view, { id: law.scenario }, law.point);
  const { lawStatistic, lawOf } = view.words;
  return {
    label: lawOf(view.laneTitle(law.lane), lawStatistic[law.statistic]),
    value: `${residualText(view, law)} · ${conditions}`,
  };
}

/** By verdict: how many, and the largest residual; then what is unexplained. Empty where no law holds for anything. */
export function lawFacts(view: RunView): Fact[] {
  const { words, lang } = view;
  const laws = view.run.laws ?? [];
  const total = formatNumber(laws.length, lang);
  const counts = VERDICTS.flatMap((verdict): Fact[] => {
    const [first, ...others] = laws.filter((law) => law.verdict === verdict);
    if (!first) return [];
    const largest = others.reduce(
      (most, law) => (Math.abs(law.residualShare) > Math.abs(most.residualShare) ? law : most),
      first,
    );
    const share = words.ofTotal(formatNumber(1 + others.length, lang), total);
    return [
      { label: words.lawVerdict[verdict], value: words.lawLargest(share, residualText(view, largest)) },
    ];
  });
  const unexplained = laws.filter(({ verdict }) => verdict === 'unexplained');
  return [...counts, ...unexplained.slice(0, MOST_NAMED).map((law) => named(view, law))];
}
