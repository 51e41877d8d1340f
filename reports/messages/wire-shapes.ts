/** Words for the captured bytes, in any language: steps, parts, fields, frames, pictures. */

import type { PartId } from '../../results/wire/parts.js';
import type { Fragment, Prose } from '../prose.js';

/** Kinds of bytes in the picture of dots. */
export type RunId =
  | 'requestLine'
  | 'cookie'
  | 'requestFields'
  | 'answerHead'
  | 'bodyFraming'
  | 'chunkFraming'
  | 'eventFraming'
  | 'frameHead'
  | 'payload';

/** Bits of a frame's head, in their order. */
export type BitId = 'fin' | 'rsv' | 'opcode' | 'mask' | 'length' | 'longLength' | 'key' | 'payload';
export type FormSays =
  | 'chunkSize'
  | 'chunkData'
  | 'chunkEnd'
  | 'finType'
  | 'maskLength'
  | 'key'
  | 'maskedText'
  | 'text';
export type FormRow = 'length' | 'type' | 'way' | 'end';

export interface WireWords {
  readonly title: string;
  readonly finding: (poll: Fragment, frame: Fragment) => Prose;
  readonly findingPlain: string;
  readonly lead: string;
  /** `framed`: what came back holds a first frame behind the answer's head. */
  readonly opened: (lane: string, up: Fragment, down: Fragment, framed: boolean) => Prose;
  readonly accept: Readonly<Record<'right' | 'wrong', string>>;
  readonly ends: (same: boolean) => string;
  readonly endsUnseen: string;
  readonly closing: Readonly<Record<'framesFirst' | 'other', string>>;
  readonly emptyPoll: (lane: string, up: Fragment, down: Fragment) => Prose;
  readonly none: (lane: string, reason: string) => string;
  readonly behind: (lane: string, steps: number) => string;
  /** By id; one that is not in the table is shown under its id. */
  readonly step: Readonly<Record<string, { readonly name: string; readonly about: string }>>;
  readonly way: Readonly<Record<'up' | 'down', string>>;
  readonly connection: (number: number) => string;
  readonly segments: (n: number) => string;
  readonly inOne: (n: number) => string;
  readonly cut: (bytes: string) => string;
  /** Fields that stood in an earlier head of this lane with the same value. */
  readonly again: (fields: number, bytes: string) => string;
  readonly part: Readonly<Record<PartId, string>>;
  /** By field name in small letters. */
  readonly field: Readonly<Record<string, string>>;
  readonly note: {
    readonly ends: (client: string, server: string, by: string) => string;
    readonly fin: (way: 'up' | 'down', by: string) => string;
  };
  /** Who saw it, by what the capture says; what is not in the table is shown as it was said. */
  readonly witness: Readonly<Record<string, string>>;
  readonly frames: string;
  readonly lengthIn: (length: string, bits: number) => string;
  readonly frameColumn: Readonly<Record<'way' | 'opcode' | 'length' | 'key' | 'payload', string>>;
  readonly bitsTitle: (way: 'up' | 'down') => string;
  readonly bitColumn: Readonly<Record<'name' | 'bits' | 'value' | 'meaning', string>>;
  readonly bit: Readonly<Record<BitId, string>>;
  readonly bitMeaning: {
    readonly fin: (last: boolean) => string;
    readonly rsv: (zero: boolean) => string;
    readonly opcode: string;
    readonly mask: (masked: boolean) => string;
    readonly length: (bits: 7 | 16 | 64) => string;
    readonly longLength: string;
    readonly key: string;
    readonly payload: (masked: boolean) => string;
  };
  readonly doors: {
    readonly title: string;
    readonly lead: string;
    readonly measured: (protocol: string) => string;
    readonly closed: (protocol: string) => string;
    readonly unasked: string;
    readonly behind: (protocol: string) => string;
  };
  readonly dots: {
    readonly title: (poll: string, frame: string) => string;
    readonly subtitle: string;
    readonly sum: (around: string, payload: string) => string;
    readonly run: Readonly<Record<RunId, string>>;
    readonly column: Readonly<Record<'transport' | 'what' | 'bytes', string>>;
    readonly foot: string;
  };
  readonly forms: {
    readonly title: string;
    readonly subtitle: string;
    readonly chunk: string;
    readonly frame: (way: 'up' | 'down') => string;
    readonly says: Readonly<Record<FormSays, string>>;
    readonly finType: (fin: boolean, opcode: string) => string;
    readonly maskLength: (masked: boolean, length: string) => string;
    readonly column: string;
    readonly row: Readonly<Record<FormRow, string>>;
    readonly ofChunk: Readonly<Record<FormRow, string>>;
    readonly ofFrame: Readonly<Record<FormRow, string>>;
    readonly foot: string;
  };
  readonly ladder: {
    readonly title: (same: boolean | null) => string;
    readonly subtitle: string;
    readonly client: string;
    readonly server: string;
    readonly band: string;
    readonly column: Readonly<Record<'way' | 'what' | 'detail', string>>;
    readonly across: string;
    readonly foot: string;
  };
}
