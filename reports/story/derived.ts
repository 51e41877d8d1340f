/** Figures that are made of others, or stand beside what a law says of them. */
import { samePoint } from '../../results/point.js';
import { formatExact } from '../format.js';
import type { Count } from '../messages/way-shapes.js';
import { pointerTo } from '../model/view.js';
import type { Figure } from '../prose.js';
import type { Facts, Reading } from './facts.js';
import { counted } from './mentions.js';

/** How much of the first reading falls to each of the second, in the first one's unit. */
export function perEach({ view }: Facts, whole: Reading, each: Reading): Figure {
  return {
    text: formatExact(view.metric(whole.metric), whole.value / each.value, view.lang),
    from: [pointerTo(whole.placed, whole.metric), pointerTo(each.placed, each.metric)],
    how: 'ratio',
  };
}

/** A number of things, with what is counted and alone. */
export function countOf(facts: Facts, reading: Reading): Count {
  const { view } = facts;
  const { figure, value, metric } = reading;
  // A whole number is known whatever the rounds: `3 requests`, and never `3.0`.
  if (!Number.isInteger(value)) return { figure, count: counted(facts, reading).figure };
  const text = (unit: string) => formatExact({ id: metric, unit }, value, view.lang);
  return {
    figure: { ...figure, text: text(view.metric(metric).unit) },
    count: { ...figure, text: text('') },
  };
}

/** What the law of distance says of a reading's mean, and whether it agrees; undefined where none holds there. */
export function lawOf(
  { view }: Facts,
  mean: Reading,
): { readonly predicted: Figure; readonly agrees: boolean } | undefined {
  const { run, lang } = view;
  const { scenario, point } = mean.placed.cell;
  const index = (run.laws ?? []).findIndex(
    (law) =>
      law.scenario === scenario &&
      law.lane === mean.lane.id &&
      law.statistic === 'mean' &&
      samePoint(law.point, point),
  );
  const law = run.laws?.[index];
  if (!law) return undefined;
  return {
    predicted: {
      text: formatExact(view.metric(mean.metric), law.predictedNs, lang),
      from: [`/laws/${index}/predictedNs`],
    },
    agrees: law.verdict === 'agrees',
  };
}
