/** Which unit a value is printed in, and how many of its digits are known. */
import type { MetricInfo } from '../results/schema.js';
import { cleanLine } from './text.js';

export type Lang = 'en' | 'ko';

interface Scale {
  readonly unit: string;
  readonly factor: number;
}

/** `from`: the smallest value, in the base unit, that is printed in the unit. */
type ScaleRow = Scale & { readonly from: number };

/** Milliseconds from a tenth on, so that the latencies one compares stand in one unit. */
const LATENCIES: readonly ScaleRow[] = [
  { unit: 's', factor: 1e9, from: 0.9995e9 },
  { unit: 'ms', factor: 1e6, from: 0.0995e6 },
  { unit: 'µs', factor: 1e3, from: 0.9995e3 },
  { unit: 'ns', factor: 1, from: 0 },
];
const CPU_TIMES: readonly ScaleRow[] = [
  { unit: 's', factor: 1e6, from: 0.9995e6 },
  { unit: 'ms', factor: 1e3, from: 0.9995e3 },
  { unit: 'µs', factor: 1, from: 0 },
];
const BYTES: readonly ScaleRow[] = [
  { unit: 'GB', factor: 1e9, from: 0.9995e9 },
  { unit: 'MB', factor: 1e6, from: 0.9995e6 },
  { unit: 'kB', factor: 1e3, from: 9_999.5 },
  { unit: 'B', factor: 1, from: 0 },
];
const MOST_DIGITS = 3;
const DIGITS_WITHOUT_INTERVAL = 2;

/** Metrics without a unit are shares, but for these, which are printed as they are. */
const CORES = /CpuShare$/;

type UnitWords = Readonly<Record<string, Readonly<Record<Lang, readonly [string, string]>>>>;
/** One and many: nouns behind a no-break space in English, counters joined to the number in Korean. */
const UNIT_WORDS: UnitWords = {
  requests: { en: ['request', 'requests'], ko: ['건', '건'] },
  connections: { en: ['connection', 'connections'], ko: ['개', '개'] },
  cores: { en: ['core', 'cores'], ko: ['코어', '코어'] },
  answers: { en: ['answer', 'answers'], ko: ['건', '건'] },
  messages: { en: ['message', 'messages'], ko: ['개', '개'] },
  clients: { en: ['client', 'clients'], ko: ['개', '개'] },
  tries: { en: ['try', 'tries'], ko: ['번', '번'] },
  frames: { en: ['frame', 'frames'], ko: ['개', '개'] },
  FINs: { en: ['FIN', 'FINs'], ko: ['개', '개'] },
};
const UNIT_CHARACTERS = 20;
export const SPACE = '\u00a0';

/** Power of ten of a number's first digit. */
export const magnitude = (value: number) => Math.floor(Math.log10(Math.abs(value)));

/** Digits behind the point (negative: zeros before it) that `value` deserves with that half width. */
function decimalsFor(value: number, halfWidth: number | null): number {
  if (value === 0) return 0;
  const most = MOST_DIGITS - 1 - magnitude(value);
  if (halfWidth === null) return DIGITS_WITHOUT_INTERVAL - 1 - magnitude(value);
  if (halfWidth === 0) return Number.isInteger(value) ? 0 : most;
  return Math.min(most, Math.max(-magnitude(halfWidth), -magnitude(value)));
}

/** `value` to that many digits behind the point; negative counts take digits before it. */
export function rounded(value: number, decimals: number): number {
  if (decimals >= 0) return value;
  const step = 10 ** -decimals;
  return Math.round(value / step) * step;
}

function scaleFor(scales: readonly ScaleRow[], value: number): Scale {
  return scales.find(({ from }) => Math.abs(value) >= from) ?? (scales.at(-1) as Scale);
}

const SCALES: Readonly<Record<string, readonly ScaleRow[]>> = { ns: LATENCIES, µs: CPU_TIMES, B: BYTES };
/** Numbers longer than this many times a unit are no easier to compare for having the same one. */
const LONGEST = 100_000;

/**
 * The value whose unit all of them are printed in: the smallest, since a small number in a large unit
 * loses its digits. Undefined where the largest would become too long; then each has its own.
 */
export function commonValue(unit: string, values: readonly number[]): number | undefined {
  const sizes = values.map(Math.abs).filter((value) => value > 0);
  const scales = Object.hasOwn(SCALES, unit) ? SCALES[unit] : undefined;
  if (!scales || sizes.length === 0) return undefined;
  const smallest = Math.min(...sizes);
  return Math.max(...sizes) / scaleFor(scales, smallest).factor < LONGEST ? smallest : undefined;
}

export interface Shown {
  readonly scale: Scale;
  readonly decimals: number;
}

/** Unit and digits for a value that is known to `halfWidth`, in the unit that fits `like`. */
export function shownAs(
  metric: Pick<MetricInfo, 'id' | 'unit'>,
  value: number,
  halfWidth: number | null,
  like = value,
): Shown {
  const decimalsIn = (scale: Scale) =>
    decimalsFor(value / scale.factor, halfWidth === null ? null : halfWidth / scale.factor);
  if (metric.unit === 'ns' || metric.unit === 'µs') {
    const scale = scaleFor(metric.unit === 'ns' ? LATENCIES : CPU_TIMES, like);
    return { scale, decimals: decimalsIn(scale) };
  }
  if (metric.unit === 'B') {
    const scale = scaleFor(BYTES, like);
    // Bytes are counted, not estimated: whole ones are known whatever the interval of their mean.
    const decimals = scale.factor === 1 ? Number(!Number.isInteger(value) && Math.abs(value) < 100) : 1;
    return { scale, decimals };
  }
  if (metric.unit === '1/s')
    return { scale: { unit: '/s', factor: 1 }, decimals: decimalsIn({ unit: '', factor: 1 }) };
  if (metric.unit === '1' && !CORES.test(metric.id)) {
    return {
      scale: { unit: '%', factor: 0.01 },
      decimals: Math.min(1, decimalsIn({ unit: '%', factor: 0.01 })),
    };
  }
  const unit = metric.unit === '1' ? 'cores' : cleanLine(metric.unit, UNIT_CHARACTERS);
  // So are other things: six clients without an interval are six, and not about six.
  const isCounted = halfWidth === null && Number.isInteger(value) && unit !== 'cores' && unit in UNIT_WORDS;
  const decimals = isCounted ? 0 : Math.min(2, decimalsIn({ unit, factor: 1 }));
  return { scale: { unit, factor: 1 }, decimals };
}

/** What stands between a number and a counted noun or the percent sign: Korean joins them. */
const between = (lang: Lang): string => (lang === 'ko' ? '' : SPACE);

/** The percent sign as it stands behind a number. */
export const percentSign = (lang: Lang): string => `${between(lang)}%`;

/** The unit as it stands behind a number, with the space between. */
export function unitText(unit: string, shown: number, lang: Lang): string {
  const words = Object.hasOwn(UNIT_WORDS, unit) ? UNIT_WORDS[unit]?.[lang] : undefined;
  if (words) return between(lang) + (shown === 1 ? words[0] : words[1]);
  if (unit === '' || unit === '/s') return unit;
  return (unit === '%' ? between(lang) : SPACE) + unit;
}
