/** The numbers that a reader types: what each stands for, what may be typed, and how an address keeps them. */
import { type Needs, needsBounds } from '../../results/model/needs.js';

export type FieldId = 'clients' | 'news' | 'sent' | 'bytes' | 'rtt' | 'staleness';

export interface Field {
  readonly id: FieldId;
  readonly need: keyof Needs;
  /** One as typed is so many in the model's unit. */
  readonly scale: number;
  /** Stepping down from here ends at the least that may be typed. */
  readonly firstStep: number;
}

export const fields: readonly Field[] = [
  { id: 'clients', need: 'clients', scale: 1, firstStep: 1 },
  { id: 'news', need: 'ratePerSecond', scale: 1, firstStep: 0.001 },
  { id: 'sent', need: 'upPerSecond', scale: 1, firstStep: 0.01 },
  { id: 'bytes', need: 'textBytes', scale: 1, firstStep: 20 },
  { id: 'rtt', need: 'rttMs', scale: 1, firstStep: 1 },
  // Typed in seconds.
  { id: 'staleness', need: 'stalenessMs', scale: 1000, firstStep: 0.001 },
];

export function boundsOf({ need, scale }: Field) {
  const { least, most, whole } = needsBounds[need];
  return { least: least / scale, most: most / scale, whole };
}

/** What was typed, in the field's unit; null where it is no number or not within the bounds. */
export function readField(field: Field, text: string): number | null {
  const { least, most, whole } = boundsOf(field);
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return value >= least && value <= most && (!whole || Number.isInteger(value)) ? value : null;
}

/** Digits that a field shows of a number that nobody typed: 0.01667 for once a minute. */
const DIGITS = 4;

export const fieldText = ({ need, scale }: Field, needs: Needs): string =>
  String(needsBounds[need].whole ? needs[need] : Number((needs[need] / scale).toPrecision(DIGITS)));

/** The next of 1, 2 and 5 times a power of ten: what is typed here spans from one to a million. */
export function stepped(field: Field, value: number, up: boolean): number {
  const { least, most } = boundsOf(field);
  if (!up && value <= field.firstStep) return least;
  if (up && value < field.firstStep) return field.firstStep;
  const base = 10 ** Math.floor(Math.log10(value) + (up ? 1e-9 : -1e-9));
  const ladder = [1, 2, 5, 10].map((step) => Number((step * base).toPrecision(1)));
  const next = up
    ? ladder.find((step) => step > value * (1 + 1e-9))
    : ladder.findLast((step) => step < value * (1 - 1e-9));
  return Math.min(most, Math.max(least, next ?? value));
}

export type Texts = Readonly<Record<FieldId, string>>;

/** The needs that are typed, or the fields that do not say one. */
export function readTexts(texts: Texts): { readonly needs: Needs } | { readonly wrong: readonly Field[] } {
  const read = fields.map((field) => ({ field, value: readField(field, texts[field.id]) }));
  const wrong = read.filter(({ value }) => value === null).map(({ field }) => field);
  if (wrong.length > 0) return { wrong };
  const entries = read.map(({ field, value }) => [field.need, (value ?? 0) * field.scale]);
  return { needs: Object.fromEntries(entries) as unknown as Needs };
}

export const textsOf = (needs: Needs): Texts =>
  Object.fromEntries(fields.map((field) => [field.id, fieldText(field, needs)])) as Record<FieldId, string>;

const PLACE = 'advice';

/** Such as `#advice?clients=5000&news=0.2&…`. */
export const hashOf = (texts: Texts): string =>
  `#${PLACE}?${new URLSearchParams(fields.map(({ id }) => [id, texts[id].trim()])).toString()}`;

/** What an address says of the fields: those whose numbers may be typed; null where it speaks of something else. */
export function textsOfHash(hash: string): Partial<Texts> | null {
  if (!hash.startsWith(`#${PLACE}?`)) return null;
  const given = new URLSearchParams(hash.slice(PLACE.length + 2));
  const known = fields.flatMap((field) => {
    const value = readField(field, given.get(field.id) ?? '');
    return value === null ? [] : [[field.id, String(value)] as const];
  });
  return Object.fromEntries(known);
}
