/** The percentiles of a cell's rounds: only those that every round has enough samples beyond. */
import { estimateOf, ownValue } from '../../results/cells.js';
import { percentileReader } from '../../results/histogram.js';
import type { Estimate, LaneInfo } from '../../results/schema.js';
import { formatNumber } from '../format.js';
import { percentSign } from '../units.js';
import { validTrials } from './round-shown.js';
import type { PlacedCell, RunView } from './view.js';

/** Of which scenarios, by which histogram of their trials. */
export const histograms: Readonly<Record<string, string>> = { push: 'latency', duplex: 'roundTrip' };

export const PERCENTILES = [50, 75, 90, 95, 98, 99, 99.5, 99.9, 99.99] as const;
/** Where a percentile stands: each nine as far from the one before. */
export const ninesOf = (percentile: number): number => Number((-Math.log10(1 - percentile / 100)).toFixed(4));

export interface Spread {
  readonly lane: LaneInfo;
  readonly placed: PlacedCell | undefined;
  readonly read: ReadonlyMap<number, Estimate>;
}

/** The percentiles that all valid rounds have ten samples beyond, each estimated over the rounds. */
export function percentilesOf(view: RunView, placed: PlacedCell, histogram: string): Map<number, Estimate> {
  const read = new Map<number, Estimate>();
  if (placed.cell.status !== 'valid') return read;
  const stored = validTrials(view, placed).flatMap((trial) => ownValue(trial.histograms, histogram) ?? []);
  const readers = stored.map(percentileReader);
  for (const percentile of PERCENTILES) {
    const rounds = readers.flatMap((at) => at(percentile) ?? []);
    if (rounds.length === 0 || rounds.length < readers.length) break;
    read.set(percentile, estimateOf(rounds));
  }
  return read;
}

export const shownIn = (spreads: readonly Spread[]) =>
  PERCENTILES.filter((one) => spreads.some(({ read }) => read.has(one)));

export const percentText = (view: RunView, percentile: number) =>
  `${formatNumber(percentile, view.lang, 2)}${percentSign(view.lang)}`;

export const tooFew = (view: RunView) => view.words.pictures.percentiles.tooFew;
