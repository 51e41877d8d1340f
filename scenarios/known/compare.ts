/** One expectation beside what was seen: as exact as claimed, or within what holds on any machine. */
import type { Expected, ExpectedTime } from './known-answer.js';
import type { Seen } from './seen.js';

/** `wide`: counts exactly, times only within what no busy machine breaks. */
export type Strictness = 'strict' | 'wide';

/** What a figure `aboveReference` is told from: the same server at the reference delay. */
export type Basis = Pick<Seen, 'valid' | 'timeNs'>;

/** What is shown of a comparison, as text. */
export interface Comparison {
  readonly what: string;
  readonly known: string;
  readonly seen: string;
  readonly tolerance: string;
  readonly ok: boolean;
}

export function compare(
  expected: Expected,
  seen: Seen,
  strictness: Strictness,
  reference?: Basis,
): Comparison {
  switch (expected.kind) {
    case 'accused':
      return compareVerdict(expected.of, strictness === 'strict' && expected.quiet === true, seen);
    case 'count': {
      const { id, value } = expected;
      const count = seen.count(id);
      return { ...shownCounts(id, value, count), ok: count === value };
    }
    case 'named':
      return compareName(expected.by, seen);
    case 'time':
      return compareTime(expected, seen, strictness, reference);
  }
}

/** Times are spoilt by a busy machine: where they are asked for strictly, the trial must be valid. */
function compareVerdict(of: readonly string[], mustBeValid: boolean, seen: Seen): Comparison {
  const accused = seen.accused.join(', ');
  const isMeasured = seen.count('missing') !== undefined;
  const known = of.length > 0 ? `not valid: ${of.join(', ')}` : mustBeValid ? 'valid' : 'deliveries in order';
  return {
    what: 'verdict',
    known,
    seen: seen.valid ? 'valid' : `not valid: ${accused || seen.failed.join(', ')}`,
    tolerance: 'exact',
    ok: isMeasured && accused === of.join(', ') && (seen.valid || !mustBeValid),
  };
}

function shownCounts(what: string, known: number, seen: number | undefined) {
  return { what, known: String(known), seen: seen === undefined ? '–' : String(seen), tolerance: 'exact' };
}

function compareName(by: RegExp, seen: Seen): Comparison {
  const found = by.exec(seen.reasons.join(' '))?.[0];
  return {
    what: 'named in the reason',
    known: 'how the connection ended',
    seen: found ?? '–',
    tolerance: '',
    ok: found !== undefined,
  };
}

function compareTime(
  expected: ExpectedTime,
  seen: Seen,
  strictness: Strictness,
  reference?: Basis,
): Comparison {
  const { histogram, id, aboveReference, tolerance, samplingNs, wide } = expected;
  const isStrict = strictness === 'strict';
  // A withheld figure is no basis for another.
  const basis = reference?.valid ? reference.timeNs(histogram, id) : undefined;
  const basisNs = aboveReference && isStrict ? basis : 0;
  const known = basisNs === undefined ? undefined : expected.ns + basisNs;
  const got = seen.timeNs(histogram, id);
  const isWithin = isStrict ? withinClaim(got, known, tolerance) : withinWide(got, wide, seen.valid);
  return {
    what: `${histogram} ${id}`,
    known: knownText(known, tolerance),
    seen: ms(got) + (samplingNs === undefined ? '' : ` ± ${ms(samplingNs)}`),
    tolerance: isStrict ? toleranceText(tolerance) : wideText(wide),
    ok: isWithin,
  };
}

function withinClaim(
  got: number | undefined,
  known: number | undefined,
  tolerance: ExpectedTime['tolerance'],
): boolean {
  if (got === undefined || known === undefined) return false;
  if (tolerance === 'most') return got <= known;
  if (tolerance === 'least') return got >= known;
  return Math.abs(got - known) <= tolerance.ns;
}

function withinWide(got: number | undefined, wide: ExpectedTime['wide'], isValid: boolean): boolean {
  if (got === undefined) return false;
  const { leastNs = 0, mostNs = Number.POSITIVE_INFINITY, mostIfValidNs = mostNs } = wide;
  return got >= leastNs && got <= (isValid ? Math.min(mostNs, mostIfValidNs) : mostNs);
}

const ms = (ns: number | undefined): string => (ns === undefined ? '–' : `${(ns / 1e6).toFixed(2)} ms`);

function knownText(known: number | undefined, tolerance: ExpectedTime['tolerance']): string {
  const sign = tolerance === 'most' ? '≤ ' : tolerance === 'least' ? '≥ ' : '';
  return sign + ms(known);
}

function toleranceText(tolerance: ExpectedTime['tolerance']): string {
  return typeof tolerance === 'string' ? '' : `± ${ms(tolerance.ns)}`;
}

function wideText({ leastNs, mostNs, mostIfValidNs }: ExpectedTime['wide']): string {
  const most = mostIfValidNs ?? mostNs;
  return `${leastNs === undefined ? '' : ms(leastNs)} … ${most === undefined ? '' : ms(most)}`;
}
