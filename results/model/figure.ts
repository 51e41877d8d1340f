/**
 * A figure with its interval, and the arithmetic that carries intervals along.
 *
 * Ends are added to ends: what disturbs one cell of a run often disturbs them all, so that errors are
 * not taken to cancel out. Where one part has no interval, neither has the whole.
 */
import type { CostEstimate } from './run-costs.js';

export interface Figure {
  readonly value: number;
  /** Null where too few rounds were measured, or only a bound is known. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A figure that is known: a count, or what follows from one. */
export const exactly = (value: number): Figure => ({ value, low: value, high: value });

export const nothing: Figure = exactly(0);

export const figureOf = ({ value, low, high }: CostEstimate): Figure => ({ value, low, high });

/** Applies `of` to the value and, where they are known, to both ends. */
export function each(figure: Figure, of: (value: number) => number): Figure {
  return {
    value: of(figure.value),
    low: figure.low === null ? null : of(figure.low),
    high: figure.high === null ? null : of(figure.high),
  };
}

/** @param factor not negative: ends would change places */
export const times = (figure: Figure, factor: number): Figure => each(figure, (value) => value * factor);

export function sum(...figures: readonly Figure[]): Figure {
  return figures.reduce((total, figure) => ({
    value: total.value + figure.value,
    low: total.low === null || figure.low === null ? null : total.low + figure.low,
    high: total.high === null || figure.high === null ? null : total.high + figure.high,
  }));
}

/** What is left of `whole` without `part`; never less than nothing. */
export function without(whole: Figure, part: Figure): Figure {
  const left = (from: number | null, less: number | null) =>
    from === null || less === null ? null : Math.max(0, from - less);
  return {
    value: Math.max(0, whole.value - part.value),
    low: left(whole.low, part.high),
    high: left(whole.high, part.low),
  };
}
