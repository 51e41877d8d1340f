/** The captured bytes as a reader reads them: step by step, each part as text with what it is. */
import type { Capture } from '../../results/schema/capture.js';
import {
  type Exchange,
  type Happening,
  readCapture,
  type SeenPart,
  type Talk,
  type Way,
} from '../../results/wire/exchange.js';
import { partSources } from '../../results/wire/parts.js';
import { formatExact } from '../format.js';
import { endText } from '../story/wire-facts.js';
import { cleanLine, cleanName } from '../text.js';
import { frameTable } from './exchange-frames.js';
import type { Table } from './tables.js';
import type { RunView } from './view.js';

/** Bytes as text, invisible ones shown, and what they are. */
export interface ExchangeLine {
  /** Lines of text: neighbouring fields without a note of their own stand together. */
  readonly shown: readonly string[];
  readonly note: string;
}

export type ExchangeItem =
  | {
      readonly kind: 'talk';
      readonly title: string;
      readonly lines: readonly ExchangeLine[];
    }
  /** Frames that followed each other, both ways. */
  | { readonly kind: 'frames'; readonly table: Table }
  | { readonly kind: 'note'; readonly text: string };

export interface ExchangeStep {
  readonly title: string;
  readonly about: string;
  readonly items: readonly ExchangeItem[];
}

const SHOWN_CHARACTERS = 150;

/** CR, LF and other bytes without a shape, as programming languages write them. */
const ESCAPED: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' };

export function visible(text: string): string {
  const shown = text.replace(/\p{Cc}/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    return ESCAPED[character] ?? `\\x${code}`;
  });
  return cleanLine(shown, SHOWN_CHARACTERS);
}

export const CRLF = String.raw`\r\n`;
const LF = String.raw`\n`;
const FRAME_PARTS = /^(frame-|masking-|close-)/;
const LINE_ENDS: Readonly<Partial<Record<SeenPart['id'], string>>> = {
  'request-line': CRLF,
  'status-line': CRLF,
  field: CRLF,
  'trailer-field': CRLF,
  'blank-line': CRLF,
  'chunk-size': CRLF,
  'chunk-end': CRLF,
  'last-chunk': CRLF,
  'event-field': LF,
  'event-end': LF,
};

const size = (view: RunView, bytes: number) => formatExact({ id: 'wireBytes', unit: 'B' }, bytes, view.lang);

function shownText(view: RunView, part: SeenPart): string {
  const { id, name, value, length } = part;
  const opaque = id === 'unread' || id === 'tls-record' || id === 'http2-frame-payload';
  if (opaque) return size(view, length);
  const text = name === '' ? value : `${name}: ${value}`;
  const cut = Array.from(text).length > SHOWN_CHARACTERS ? ` ${view.words.wire.cut(size(view, length))}` : '';
  return visible(text) + cut + (LINE_ENDS[id] ?? '');
}

function noteOf(view: RunView, part: SeenPart): string {
  const { wire } = view.words;
  const key = part.name.toLowerCase();
  const explained = part.id === 'field' && Object.hasOwn(wire.field, key) ? wire.field[key] : undefined;
  if (part.id === 'field' && explained === undefined && part.segments === 1) return '';
  const what = explained ?? wire.part[part.id];
  const source = part.id === 'field' || partSources[part.id] === null ? '' : ` (${partSources[part.id]})`;
  const pieces = part.segments > 1 ? ` · ${wire.segments(part.segments)}` : '';
  return what + source + pieces;
}

/** What a lane's steps have shown: fields by way, and what was explained. */
interface Said {
  readonly fields: ReadonlyMap<Way, Set<string>>;
  readonly notes: Set<string>;
}

/** An explanation, where it was not given before. */
function once({ notes }: Said, note: string): string {
  if (notes.has(note)) return '';
  notes.add(note);
  return note;
}

interface OpenLine {
  shown: string[];
  note: string;
  /** Fields that were said before, and their bytes. */
  again: { fields: number; bytes: number } | null;
}

/** A field that says what an earlier head of the lane has said is counted, not shown again. */
function linesOf(view: RunView, { parts, way }: Talk, said: Said): ExchangeLine[] {
  const lines: OpenLine[] = [];
  for (const part of parts) {
    if (FRAME_PARTS.test(part.id)) continue;
    const last = lines.at(-1);
    const field = part.id === 'field' ? `${part.name}: ${part.value}` : undefined;
    if (field !== undefined && said.fields.get(way)?.has(field)) {
      const again = last?.again ?? { fields: 0, bytes: 0 };
      if (!last?.again) lines.push({ shown: ['…'], note: '', again });
      again.fields += 1;
      again.bytes += part.length;
      continue;
    }
    if (field !== undefined) said.fields.get(way)?.add(field);
    const [shown, note] = [shownText(view, part), once(said, noteOf(view, part))];
    if (last && !last.again && note === '' && last.note === '') last.shown.push(shown);
    else lines.push({ shown: [shown], note, again: null });
  }
  const { again: words } = view.words.wire;
  return lines.map(({ shown, note, again }) => ({
    shown,
    note: again ? words(again.fields, size(view, again.bytes)) : note,
  }));
}

function talkTitle(view: RunView, talk: Talk, several: boolean): string {
  const { wire } = view.words;
  const { connection, way, segments, parts } = talk;
  const bytes = segments.reduce((sum, { from, end }) => sum + end - from, 0);
  const frames = parts.filter(({ id }) => id === 'frame-head').length;
  return [
    wire.way[way],
    size(view, bytes),
    ...(several ? [wire.connection(connection + 1)] : []),
    ...(segments.length > 1 ? [wire.segments(segments.length)] : []),
    ...(segments.length === 1 && frames > 1 ? [wire.inOne(frames)] : []),
  ].join(' · ');
}

/** Who saw it, in the reader's language where there are words for it. */
export function witnessText({ words }: RunView, by: string): string {
  const { witness } = words.wire;
  return (Object.hasOwn(witness, by) ? witness[by] : undefined) ?? cleanName(by);
}

/** What was said of a connection's ends or of a FIN, once each, with all who said it. */
function notesOf(view: RunView, seen: readonly Exclude<Happening, Talk>[]): ExchangeItem[] {
  const { note } = view.words.wire;
  const by = new Map<string, { of: Exclude<Happening, Talk>; by: Set<string> }>();
  for (const one of seen) {
    const ends = one.kind === 'endpoints' ? [endText(one.client), endText(one.server)] : [one.way];
    const key = [one.kind, one.connection, ...ends].join(' ');
    const known = by.get(key) ?? { of: one, by: new Set() };
    by.set(key, known);
    known.by.add(witnessText(view, one.by));
  }
  return [...by.values()].map(({ of, by: names }) => {
    const who = [...names].join(', ');
    if (of.kind === 'fin') return { kind: 'note', text: note.fin(of.way, who) };
    const [client, server] = [endText(of.client), endText(of.server)].map(cleanName) as [string, string];
    return { kind: 'note', text: note.ends(client, server, who) };
  });
}

/** A step's happenings: frames gathered in tables, and what has no bytes in notes, each where it began. */
function itemsOf(
  view: RunView,
  happenings: readonly Happening[],
  several: boolean,
  said: Said,
): ExchangeItem[] {
  const items: ExchangeItem[] = [];
  let quiet: Exclude<Happening, Talk>[] = [];
  let framed: Talk[] = [];
  const flush = () => {
    if (framed.length > 0) items.push({ kind: 'frames', table: frameTable(view, framed) });
    items.push(...notesOf(view, quiet));
    [quiet, framed] = [[], []];
  };
  for (const one of happenings) {
    if (one.kind !== 'bytes') {
      quiet.push(one);
      continue;
    }
    const lines = linesOf(view, one, said);
    if (lines.length > 0 || quiet.length > 0) flush();
    if (lines.length > 0) items.push({ kind: 'talk', title: talkTitle(view, one, several), lines });
    if (one.parts.some(({ id }) => id === 'frame-head')) framed.push(one);
  }
  flush();
  return items;
}

/** The steps of an exchange that has been read. A head's fields are shown where they are first said. */
export function exchangeSteps(view: RunView, { steps, connections }: Exchange): ExchangeStep[] {
  const { step: names } = view.words.wire;
  const several = connections.size > 1;
  const fields = new Map<Way, Set<string>>([
    ['up', new Set()],
    ['down', new Set()],
  ]);
  const said: Said = { fields, notes: new Set() };
  return steps.map(({ id, happenings }) => {
    const known = Object.hasOwn(names, id) ? names[id] : undefined;
    return {
      title: known?.name ?? cleanName(id),
      about: known?.about ?? '',
      items: itemsOf(view, happenings, several, said),
    };
  });
}

export const captureSteps = (view: RunView, capture: Capture): ExchangeStep[] =>
  exchangeSteps(view, readCapture(capture));
