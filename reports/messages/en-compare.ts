/** English: the page of a comparison. */
import type { CompareWords } from './compare-shapes.js';

const figures = (n: number) => (n === 1 ? '1 figure' : `${n} figures`);
const pairs = (n: number) => (n === 1 ? '1 pair' : `${n} pairs`);

export const compareWords: CompareWords = {
  pageTitle: 'Base and head',
  outcome: {
    fine: 'Nothing that was judged got worse',
    'nothing valid': 'There was nothing valid to compare',
    'cannot tell': 'Whether something got worse cannot be told',
  },
  regressions: (n, { lane, metric }) =>
    n === 1 ? `Worse: ${metric}, ${lane}` : `${n} figures got worse, first ${metric}, ${lane}`,
  broken: (lane) => `Broken in head: ${lane}`,
  side: { base: 'Base', head: 'Head' },
  commit: (short, dirty) => `commit ${short}${dirty ? ', with changes' : ''}`,
  replaced: (what) => `with ${what}`,
  reading:
    'One dot a pair of servers that were alive at the same time and took turns: to the right of the middle head took more. The bar is the 95 % interval, the dashed line the change that is let pass. Filled: the first set of pairs; hollow: the one measured to confirm.',
  readingApart:
    'The two runs were made at different times. Upper dots: base’s rounds; lower dots: head’s. What the machine did in between is in no interval, so no cost here is judged.',
  warnings: {
    untold: (n) => `Of what the gate goes by, ${figures(n)} cannot be told.`,
    missing: (n) =>
      `Of what the gate goes by, ${n === 1 ? '1 thing was' : `${n} things were`} left out: the reasons are below.`,
    none: 'Nothing that the gate goes by was compared.',
  },
  tier: {
    exact: {
      title: 'Counted',
      lead: 'Bytes, requests, connections, losses and order depend on no clock. Any change is real, and one for the worse is a regression.',
    },
    cost: {
      title: 'Costs',
      lead: 'CPU, memory and medians at an equal rate. A regression only beyond the threshold, and only where a second set of pairs confirms it.',
    },
    trend: {
      title: 'Shown only',
      lead: 'High percentiles, throughput and counts under load. No gate goes by them.',
    },
  },
  costsApart: 'CPU, memory and medians at an equal rate, of two runs made apart: shown, never a regression.',
  nothingMoved: (n) => `${figures(n)} compared, none changed.`,
  verdict: {
    better: 'better',
    worse: 'worse',
    equal: 'equal',
    changed: 'changed',
    equivalent: 'no change to speak of',
    'cannot tell': 'cannot tell',
    'shown only': 'shown only',
  },
  change: (share, interval) => (interval === null ? share : `${share} (${interval})`),
  fromNothing: 'was none',
  threshold: (share) => `let pass up to ${share}`,
  axis: 'head against base',
  pair: (n, share, set) => `pair ${n}${set === 'confirmation' ? ', to confirm' : ''}: ${share}`,
  disturbed: (n) => `${pairs(n)} disturbed and not used`,
  column: {
    figure: 'Figure',
    base: 'Base',
    head: 'Head',
    change: 'Change',
    verdict: 'Verdict',
    place: 'Where',
    why: 'Why',
    pair: 'Pair',
    set: 'Set',
    kind: 'What',
  },
  set: { first: 'first', confirmation: 'to confirm' },
  tested: ({ threshold, pairs: n, p, confirmed }) =>
    `Worse by more than ${threshold}? ${pairs(n)}, p = ${p} among all that were tested${confirmed ? `; to confirm ${pairs(confirmed.pairs)}, p = ${confirmed.p}` : ''}.`,
  all: (n) => `All ${figures(n)}`,
  pairsTable: 'Each pair as a table',
  leftOut: (n) => `Withheld or left out: ${n}`,
  leftOutKind: {
    'only in base': 'only in base',
    'only in head': 'only in head',
    'asked otherwise': 'asked otherwise',
    'not valid': 'not valid',
    'skipped in both': 'skipped in both',
  },
  refused: (tier, n, reason) => `${tier}: ${figures(n)} not compared, ${reason}`,
  differences: 'What differs between the two',
  foot: (machine, moment) => `${machine} · ${moment}`,
  said: (metric, lane, change) => `${metric}, ${lane}: ${change}. The table below holds each value.`,
};
