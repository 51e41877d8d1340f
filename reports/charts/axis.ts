/**
 * Where an axis begins and ends, and what stands on it. Bars begin at zero always. Dots stand on a
 * log scale where the largest value is more than ten times the smallest, else they too begin at zero.
 */
import type { Axis } from './spec.js';

const LOG_FROM_RATIO = 10;
const STEPS = 5;
const LOG_STEPS_DECADES = 2;

const decade = (value: number) => 10 ** Math.floor(Math.log10(value));

/** The next of 1, 2, 5 × a power of ten, at or beyond `value` in the direction asked for. */
function round125(value: number, up: boolean): number {
  const base = decade(value);
  const steps = [1, 2, 5, 10].map((step) => step * base);
  // A tolerance, since 3e-7 / 1e-7 is not 3.
  if (up) return steps.find((step) => step >= value * (1 - 1e-9)) ?? 10 * base;
  return steps.filter((step) => step <= value * (1 + 1e-9)).at(-1) ?? base;
}

function logTicks(min: number, max: number): number[] {
  const fine = Math.log10(max / min) <= LOG_STEPS_DECADES;
  const ticks: number[] = [];
  for (let base = decade(min); base <= max * 1.001; base *= 10) {
    for (const step of fine ? [1, 2, 5] : [1]) {
      const tick = Number((step * base).toPrecision(6));
      if (tick >= min * 0.999 && tick <= max * 1.001) ticks.push(tick);
    }
  }
  return ticks;
}

function linearTicks(max: number, step: number): number[] {
  const count = Math.round(max / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

export interface AxisAsk {
  readonly kind: 'dots' | 'bars';
  /** Every value that has to be on the axis: estimates, ends of intervals, rounds. */
  readonly values: readonly number[];
  readonly label: (value: number) => string;
  readonly title: (scale: Axis['scale']) => string;
  /** About so many steps of a linear axis; 5 unless given. */
  readonly steps?: number;
}

/** The axis for those values; an axis from 0 to 1 where there are none. */
export function makeAxis({ kind, values, label, title, steps = STEPS }: AxisAsk): Axis {
  const largest = Math.max(...values, 0);
  const smallest = Math.min(...values);
  const log = kind === 'dots' && smallest > 0 && largest / smallest > LOG_FROM_RATIO;
  const scale = log ? 'log' : 'linear';
  const named = (ticks: readonly number[]) => ticks.map((value) => ({ value, label: label(value) }));
  if (log) {
    const min = round125(smallest * 0.9, false);
    const max = round125(largest * 1.1, true);
    return { scale, min, max, ticks: named(logTicks(min, max)), title: title(scale) };
  }
  if (!(largest > 0)) return { scale, min: 0, max: 1, ticks: named([0]), title: title(scale) };
  const step = round125(largest / steps, true);
  const max = Number((Math.ceil((largest * 1.02) / step) * step).toPrecision(12));
  return { scale, min: 0, max, ticks: named(linearTicks(max, step)), title: title(scale) };
}

const LOG_PLACES_FROM_RATIO = 20;

/** The axis of places that were chosen: a tick at each, log where they span more than a factor of twenty. */
export function placesAxis(places: Axis['ticks'], title: (scale: Axis['scale']) => string): Axis {
  const values = places.map(({ value }) => value);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const scale = min > 0 && max / min > LOG_PLACES_FROM_RATIO ? 'log' : 'linear';
  return { scale, min, max, ticks: places, title: title(scale) };
}
