/** Values of command-line options: read, checked, and refused with the nearest name that exists. */
import { closest, distance } from 'fastest-levenshtein';
import { UsageError } from './exit-codes.js';

/** Names further away than this share of their length are no likely slip of the finger. */
const FARTHEST_GUESS = 0.5;

/** @throws UsageError where `name` is not among `known` */
export function knownName(option: string, name: string, known: readonly string[]): string {
  if (known.includes(name)) return name;
  const near = closest(name, [...known]);
  const guess =
    distance(name, near) <= Math.max(2, near.length * FARTHEST_GUESS) ? ` Did you mean ${near}?` : '';
  throw new UsageError(`${option}: there is no "${name}".${guess} Known are ${known.join(', ')}.`);
}

/** A comma-separated list of known names, in the order of `known`. @throws UsageError */
export function knownNames(option: string, list: string, known: readonly string[]): string[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0)
    throw new UsageError(`${option}: the list is empty. Known are ${known.join(', ')}.`);
  const wanted = new Set(names.map((name) => knownName(option, name, known)));
  return known.filter((name) => wanted.has(name));
}

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly whole: boolean;
}

/** @throws UsageError where the text is no number, or one outside the range */
export function numberWithin(option: string, text: string, range: NumberRange): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const fits = value >= range.least && value <= range.most && (!range.whole || Number.isInteger(value));
  if (fits) return value;
  const kind = range.whole ? 'a whole number' : 'a number';
  throw new UsageError(
    `${option}: "${text}" was given, ${kind} from ${range.least} to ${range.most}${range.unit} is expected.`,
  );
}

/** A comma-separated list of such numbers, each once. @throws UsageError */
export function numberList(option: string, list: string, range: NumberRange): number[] {
  const parts = list.split(',').filter((part) => part.trim() !== '');
  if (parts.length === 0)
    throw new UsageError(`${option}: the list is empty. Numbers are expected, such as 0,20,100.`);
  return [...new Set(parts.map((part) => numberWithin(option, part, range)))];
}

export interface DurationRange {
  readonly leastMs: number;
  readonly mostMs: number;
}

const MS_PER: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000 };

/** A duration such as `500ms`, `2s` or `1.5 min`, in ms. @throws UsageError where it is none, or outside the range */
export function durationWithin(option: string, text: string, { leastMs, mostMs }: DurationRange): number {
  const [, number, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|min)?\s*$/.exec(text) ?? [];
  const ms = Number(number ?? Number.NaN) * (MS_PER[unit] ?? (Number(number) === 0 ? 0 : Number.NaN));
  if (ms >= leastMs && ms <= mostMs) return ms;
  throw new UsageError(
    `${option}: "${text}" was given, a duration from ${shownMs(leastMs)} to ${shownMs(mostMs)} is expected, ` +
      'such as 500ms or 2s.',
  );
}

const shownMs = (ms: number): string => (ms > 0 && ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`);
