/** Words and figures of a comparison, for the terminal and for Markdown alike. */
import { formatExact } from '../reports/format.js';
import type { Change, LeftOut, RunComparison, Side } from '../results/compare/change.js';
import { UNPAIRED_CAVEAT } from '../results/compare/compare-runs.js';
import type { LaneRatioChange } from '../results/compare/lane-ratios.js';
import { placeText, pointText } from '../results/compare/place-text.js';
import type { MetricInfo } from '../results/schema.js';

export const TIERS = ['exact', 'cost', 'trend'] as const satisfies readonly MetricInfo['tier'][];
export const CHANGE_HEAD = [
  'scenario · lane · point',
  'figure',
  'base',
  'head',
  'change',
  'verdict',
] as const;
export const RATIO_HEAD = ['scenario · point', 'lane ÷ lane', 'figure', 'base', 'head', 'ratio'] as const;

const SIGN = { lower: '≥ ', upper: '≤ ' } as const;
/** Digits of a ratio. */
const DIGITS = 3;
/** A percentage of more says less than a factor. */
const FACTOR_FROM = 2;

/** Verdicts that a reader need not look at, unless all are asked for. */
const unremarkable: ReadonlySet<Change['verdict']> = new Set(['equal', 'equivalent', 'shown only']);

export function remarkable({ tier, verdict, design }: Change): boolean {
  // Costs that were measured in pairs are few, and each was asked for.
  if (tier === 'cost' && design.kind === 'paired') return true;
  return !unremarkable.has(verdict) && !(tier === 'cost' && verdict === 'cannot tell');
}

export function changeCells(change: Change): string[] {
  const { metric, base, head, verdict, gates, tier } = change;
  const word = verdict === 'worse' && gates ? 'worse: a regression' : verdict;
  const bare = tier === 'cost' && (verdict === 'worse' || verdict === 'better') ? `${word}, not gated` : word;
  return [
    placeText(change),
    metric.title.en,
    sideText(metric, base),
    sideText(metric, head),
    sizeText(change),
    bare,
  ];
}

function sideText(metric: MetricInfo, { value, bound, rounds }: Side): string {
  const text = (bound ? SIGN[bound] : '') + formatExact(metric, value, 'en');
  return metric.tier === 'exact' && new Set(rounds).size > 1
    ? `${text} (${Math.min(...rounds)}–${Math.max(...rounds)})`
    : text;
}

/** `+3.2 % (−1.0 to +7.5)`, `×2.4 (2.1 to 2.7)`, or the difference where base is zero. */
export function sizeText({ ratio, low, high, base, head, metric, verdict }: Change): string {
  if (verdict === 'equal') return 'none';
  if (ratio === null) return `+${formatExact(metric, head.value - base.value, 'en')}`;
  const interval = low !== null && high !== null && low < high;
  const factor = ratio >= FACTOR_FROM;
  const shown = (value: number) => (factor ? value.toPrecision(DIGITS) : percent(value));
  const text = factor ? `×${shown(ratio)}` : `${shown(ratio)} %`;
  return interval ? `${text} (${shown(low)} to ${shown(high)})` : text;
}

/** `+3.2 %` or `×2.40` */
export function shownRatio(ratio: number): string {
  return ratio >= FACTOR_FROM ? `×${ratio.toPrecision(DIGITS)}` : `${percent(ratio)} %`;
}

function percent(ratio: number): string {
  const change = (ratio - 1) * 100;
  const text = Math.abs(change).toFixed(1);
  if (Number(text) === 0) return change === 0 ? '0' : '0.0';
  return `${change < 0 ? '−' : '+'}${text}`;
}

export function ratioCells({
  scenario,
  point,
  lane,
  against,
  metric,
  base,
  head,
  change,
}: LaneRatioChange): string[] {
  const side = ({ ratio, low, high }: LaneRatioChange['base']) =>
    low === null || high === null || low === high
      ? ratio.toPrecision(DIGITS)
      : `${ratio.toPrecision(DIGITS)} (${low.toPrecision(DIGITS)} to ${high.toPrecision(DIGITS)})`;
  const where = [scenario, pointText(point)].filter((text) => text !== '').join(' · ');
  return [where, `${lane} ÷ ${against}`, metric.title.en, side(base), side(head), change];
}

export function leftOutText(left: LeftOut): string {
  const metric = left.metric === null ? '' : ` · ${left.metric}`;
  return `${placeText(left)}${metric}: ${left.kind}; ${left.reason}`;
}

/** `exact: 160 compared, 2 worse, 158 equal` */
export function tierSummary(tier: MetricInfo['tier'], { changes }: RunComparison): string {
  const verdicts = changes.filter((change) => change.tier === tier).map(({ verdict }) => verdict);
  const counted = [...new Set(verdicts)].map(
    (verdict) => `${verdicts.filter((one) => one === verdict).length} ${verdict}`,
  );
  return [`${tier}: ${verdicts.length} compared`, ...counted].join(', ');
}

/** `ratios between lanes: 520 compared, 3 lower, 517 cannot tell` */
export function ratioSummary(ratios: readonly LaneRatioChange[]): string {
  const counted = [...new Set(ratios.map(({ change }) => change))].map(
    (change) => `${ratios.filter((one) => one.change === change).length} ${change}`,
  );
  return [`ratios between lanes: ${ratios.length} compared`, ...counted].join(', ');
}

export function movedRatios(ratios: readonly LaneRatioChange[], all: boolean): LaneRatioChange[] {
  return ratios.filter(({ change }) => all || change === 'lower' || change === 'higher');
}

/** What a reader must know before the figures. */
export function notesOf(comparison: RunComparison): string[] {
  const costs = comparison.changes.some(({ tier, design }) => tier === 'cost' && design.kind === 'unpaired');
  return [
    ...comparison.refused.map(
      ({ tier, reason, figures }) => `Tier ${tier} is not compared (${figures} figures): ${reason}`,
    ),
    ...(costs ? [UNPAIRED_CAVEAT] : []),
    ...comparison.differences,
  ];
}

/** Controls that can move a cursor or turn a line around become `?`: the words come from files. */
export function inert(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '?');
}
