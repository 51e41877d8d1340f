/** Two ways of doing the same, measured in turns, so that a drift of the machine favours neither. */
import { median } from '../../results/statistics/centre.js';
import { measured, type Reading } from './measurement.js';

export interface Turn {
  readonly perSecond: number;
  /** Cores' worth of CPU its client used; NaN where it cannot be read. */
  readonly clientCores: number;
}

export interface TurnPair {
  readonly ours: Turn;
  readonly peers: Turn;
}

type TakeTurn = () => Promise<Turn>;

/**
 * One turn of each unmeasured, then `pairs` pairs in the order ours, peer's, peer's, ours, and so on:
 * each is first as often as it is second.
 */
export async function interleave(pairs: number, ours: TakeTurn, peers: TakeTurn): Promise<TurnPair[]> {
  await ours();
  await peers();
  const taken: TurnPair[] = [];
  for (let i = 0; i < pairs; i++) {
    if (i % 2 === 0) {
      const first = await ours();
      taken.push({ ours: first, peers: await peers() });
    } else {
      const first = await peers();
      taken.push({ ours: await ours(), peers: first });
    }
  }
  return taken;
}

/** Our rate as a share of the peer's, pair by pair. */
export function ratioReading(pairs: readonly TurnPair[]): Reading {
  const middle = (of: (pair: TurnPair) => number) => median(pairs.map(of));
  const details = {
    oursPerSecond: middle(({ ours }) => ours.perSecond),
    peersPerSecond: middle(({ peers }) => peers.perSecond),
    oursClientCores: middle(({ ours }) => ours.clientCores),
    peersClientCores: middle(({ peers }) => peers.clientCores),
  };
  return measured(
    pairs.map(({ ours, peers }) => ours.perSecond / peers.perSecond),
    Object.fromEntries(Object.entries(details).filter(([, value]) => !Number.isNaN(value))),
  );
}
