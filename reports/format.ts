/**
 * Numbers as the report prints them: with their unit, and rounded to what is known. Where there is an
 * interval, no digit is printed beyond the one in which it begins to differ; where there is none, two
 * or three digits. Results hold nanoseconds and bytes; conversion happens here and nowhere else.
 */
import type { Estimate, MetricInfo } from '../results/schema.js';
import { type Lang, magnitude, rounded, type Shown, SPACE, shownAs, unitText } from './units.js';

/** From here on a number is printed with an exponent: no measurement of ours is that large. */
const EXPONENT_FROM = 1e15;
const BOUND_SIGN = { lower: '≥ ', upper: '≤ ' } as const;
const LOCALE: Readonly<Record<Lang, string>> = { en: 'en-GB', ko: 'ko-KR' };

const MOST_DECIMALS = 12;
const writers = new Map<string, Intl.NumberFormat>();

/** Each is made once: `toLocaleString`, which makes one a number, took a quarter of a report's time. */
function writer(lang: Lang, least: number, most: number): Intl.NumberFormat {
  const key = `${lang} ${least} ${most}`;
  const known = writers.get(key);
  if (known) return known;
  const digits = { minimumFractionDigits: least, maximumFractionDigits: most };
  const made = new Intl.NumberFormat(LOCALE[lang], digits);
  writers.set(key, made);
  return made;
}

/** A plain number with at most `decimals` digits behind the point. */
export function formatNumber(value: number, lang: Lang, decimals = 0): string {
  if (Math.abs(value) >= EXPONENT_FROM) return value.toExponential(2);
  return writer(lang, 0, Math.min(Math.max(decimals, 0), MOST_DECIMALS)).format(value);
}

/** A plain number to three digits. */
export function threeDigits(value: number, lang: Lang): string {
  const decimals = value === 0 ? 0 : 2 - magnitude(value);
  return formatNumber(rounded(value, decimals), lang, Math.max(0, decimals));
}

/** The same with exactly that many digits: a zero that is known is printed. */
function formatKnown(value: number, lang: Lang, decimals: number): string {
  if (Math.abs(value) >= EXPONENT_FROM) return value.toExponential(2);
  const digits = Math.min(Math.max(decimals, 0), MOST_DECIMALS);
  return writer(lang, digits, digits).format(value);
}

function inUnit(value: number, { scale, decimals }: Shown, lang: Lang): string {
  return formatKnown(rounded(value / scale.factor, decimals), lang, decimals);
}

const halfWidthOf = ({ low, high }: Pick<Estimate, 'low' | 'high'>) =>
  low === null || high === null ? null : (high - low) / 2;

/**
 * An estimate's value with unit and bound, such as `≥ 12,300/s`, `0.41 ms`. Here and below, `like` is the
 * value whose unit is taken where several are to be compared; the value's own unless given.
 */
export function formatEstimate(
  metric: Pick<MetricInfo, 'id' | 'unit'>,
  estimate: Pick<Estimate, 'value' | 'low' | 'high' | 'bound'>,
  lang: Lang,
  like?: number,
): string {
  const shown = shownAs(metric, estimate.value, halfWidthOf(estimate), like);
  const number = inUnit(estimate.value, shown, lang);
  const unit = unitText(shown.scale.unit, estimate.value / shown.scale.factor, lang);
  return (estimate.bound ? BOUND_SIGN[estimate.bound] : '') + number + unit;
}

/** A single reading, to three digits. */
export function formatExact(
  metric: Pick<MetricInfo, 'id' | 'unit'>,
  value: number,
  lang: Lang,
  like?: number,
): string {
  return formatEstimate(metric, { value, low: value, high: value, bound: null }, lang, like);
}

/** The interval in the value's own unit, such as `0.39–0.44 ms`; null where there is none, or all rounds read the same. */
export function formatInterval(
  metric: Pick<MetricInfo, 'id' | 'unit'>,
  estimate: Pick<Estimate, 'value' | 'low' | 'high'>,
  lang: Lang,
  like?: number,
): string | null {
  const { value, low, high } = estimate;
  if (low === null || high === null || low === high) return null;
  const shown = shownAs(metric, value, halfWidthOf(estimate), like);
  // One digit more than the value, or a narrow interval would print as two equal numbers.
  const finer =
    metric.unit === 'B' && shown.scale.factor === 1 ? shown : { ...shown, decimals: shown.decimals + 1 };
  return `${inUnit(low, finer, lang)}–${inUnit(high, finer, lang)}${unitText(shown.scale.unit, 2, lang)}`;
}

/** One round's value, in the unit and with the digits of the estimate it belongs to, and one more. */
export function formatRound(
  metric: Pick<MetricInfo, 'id' | 'unit'>,
  value: number,
  estimate: Pick<Estimate, 'value' | 'low' | 'high'>,
  lang: Lang,
  { withUnit = true, like }: { readonly withUnit?: boolean; readonly like?: number | undefined } = {},
): string {
  const shown = shownAs(metric, estimate.value, halfWidthOf(estimate), like);
  const whole = metric.unit === 'B' && shown.scale.factor === 1;
  const number = inUnit(value, whole ? shown : { ...shown, decimals: shown.decimals + 1 }, lang);
  return withUnit ? number + unitText(shown.scale.unit, 2, lang) : number;
}

/** A tick on an axis: exact, with its unit. */
export function formatTick(
  metric: Pick<MetricInfo, 'id' | 'unit'>,
  value: number,
  lang: Lang,
  like?: number,
): string {
  if (value === 0) return '0';
  const { scale } = shownAs(metric, value, 0, like);
  return formatNumber(value / scale.factor, lang, 3) + unitText(scale.unit, 2, lang);
}

/** How many times larger, in words' digits: `1,200`, `48`, `2.1`. */
export function formatTimes(ratio: number, lang: Lang): string {
  const decimals = Math.max(0, 1 - magnitude(ratio));
  return formatNumber(rounded(ratio, 1 - magnitude(ratio)), lang, decimals);
}

/** What stands behind seconds and minutes: symbols in English, words in Korean. */
const SECONDS: Readonly<Record<Lang, string>> = { en: `${SPACE}s`, ko: '초' };
const MINUTES: Readonly<Record<Lang, string>> = { en: `${SPACE}min`, ko: '분' };

/** A duration given in milliseconds: `250 ms`, `1 s`, `8 min 20 s`; `8분 20초` in Korean. */
export function formatDurationMs(ms: number, lang: Lang): string {
  if (ms < 1000) return `${formatNumber(ms, lang, ms < 10 ? 2 : 0)}${SPACE}ms`;
  if (ms < 90_000) return formatNumber(ms / 1000, lang, 1) + SECONDS[lang];
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60;
  return (
    formatNumber(Math.floor(seconds / 60), lang) + MINUTES[lang] + (rest ? ` ${rest}${SECONDS[lang]}` : '')
  );
}

/** Memory and sizes that are settings, in binary units where they are whole in them. */
export function formatByteSize(bytes: number, lang: Lang): string {
  for (const [unit, factor] of [
    ['GiB', 2 ** 30],
    ['MiB', 2 ** 20],
    ['KiB', 2 ** 10],
  ] as const) {
    if (bytes >= factor)
      return `${formatNumber(bytes / factor, lang, bytes % factor === 0 ? 0 : 1)}${SPACE}${unit}`;
  }
  return `${formatNumber(bytes, lang)}${SPACE}B`;
}

/** A moment as `2025-11-23 05:12 UTC`; the text itself where it is no date. */
export function formatMoment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.toISOString().slice(0, 10)} ${date.toISOString().slice(11, 16)} UTC`;
}
