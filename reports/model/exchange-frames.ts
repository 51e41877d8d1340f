/** WebSocket frames as tables: one a talk, a row a frame; and a single frame, bit by bit. */
import type { SeenPart, Talk, Way } from '../../results/wire/exchange.js';
import type { FrameHead } from '../../results/wire/parts.js';
import { cleanLine } from '../text.js';
import type { Table, TableRow } from './tables.js';
import type { RunView } from './view.js';

const PAYLOAD_CHARACTERS = 60;
const NONE = '–';

/** A frame's parts, its head first. */
export function framesOf(parts: readonly SeenPart[]): SeenPart[][] {
  const frames: SeenPart[][] = [];
  for (const part of parts) {
    if (part.id === 'frame-head') frames.push([part]);
    else if (/^(frame-|masking-|close-)/.test(part.id)) frames.at(-1)?.push(part);
  }
  return frames;
}

const of = (frame: readonly SeenPart[], id: SeenPart['id']) => frame.find((part) => part.id === id)?.value;

/** What a frame carries, unmasked; the code and the words of a close frame. */
function payloadText(frame: readonly SeenPart[]): string {
  const close = [of(frame, 'close-code'), of(frame, 'close-reason')].filter((text) => text !== undefined);
  const text = of(frame, 'frame-payload') ?? close.join(' ');
  return text === '' ? NONE : cleanLine(text, PAYLOAD_CHARACTERS);
}

const bits = (value: number, width: number) => value.toString(2).padStart(width, '0');

/** Where a frame came in more than one segment, or a segment brought more than one frame. */
function cutText(view: RunView, frame: readonly SeenPart[], { segments, parts }: Talk): string {
  const { wire } = view.words;
  const pieces = Math.max(...frame.map((part) => part.segments));
  if (pieces > 1) return ` · ${wire.segments(pieces)}`;
  const frames = parts.filter(({ id }) => id === 'frame-head').length;
  return segments.length === 1 && frames > 1 ? ` · ${wire.inOne(frames)}` : '';
}

/** The frames of talks, in the order in which they were seen. */
export function frameTable(view: RunView, talks: readonly Talk[]): Table {
  const { wire } = view.words;
  const { frameColumn: column } = wire;
  return {
    caption: wire.frames,
    columns: [
      { label: column.way, kind: 'word' },
      { label: 'FIN', kind: 'word' },
      { label: 'RSV', kind: 'word' },
      { label: column.opcode, kind: 'word' },
      { label: 'MASK', kind: 'word' },
      { label: column.length, kind: 'word' },
      { label: column.key, kind: 'word' },
      { label: column.payload, kind: 'code' },
    ],
    rows: talks.flatMap((talk) =>
      framesOf(talk.parts).map((frame): TableRow => {
        const { fin, reserved, opcode, opcodeName, masked, lengthBits, payloadBytes } = headOf(frame);
        return {
          header: wire.way[talk.way],
          headerRows: 1,
          look: null,
          cells: [
            String(Number(fin)),
            bits(reserved, 3),
            `${bits(opcode, 4)} ${opcodeName}`,
            String(Number(masked)),
            wire.lengthIn(String(payloadBytes), lengthBits) + cutText(view, frame, talk),
            of(frame, 'masking-key') ?? NONE,
            payloadText(frame),
          ],
          withheld: null,
        };
      }),
    ),
  };
}

const headOf = (frame: readonly SeenPart[]): FrameHead => frame[0]?.frame as FrameHead;

/** The 7 bits of the length as they stand in the head: the length, or where to find it. */
export function lengthField({ lengthBits, payloadBytes }: FrameHead): number {
  if (lengthBits === 7) return payloadBytes;
  return lengthBits === 16 ? 126 : 127;
}

/** One frame, a row a group of its bits. */
export function bitTable(view: RunView, frame: readonly SeenPart[], way: Way): Table {
  const { wire } = view.words;
  const head = headOf(frame);
  const { bitColumn: column, bit, bitMeaning: meaning } = wire;
  const row = (header: string, cells: readonly [bits: string, value: string, meaning: string]): TableRow => ({
    header,
    headerRows: 1,
    look: null,
    cells,
    withheld: null,
  });
  const { fin, reserved, opcode, opcodeName, masked, lengthBits, payloadBytes } = head;
  const key = of(frame, 'masking-key');
  const long = lengthBits > 7;
  return {
    caption: wire.bitsTitle(way),
    columns: [
      { label: column.name, kind: 'word' },
      { label: column.bits, kind: 'number' },
      { label: column.value, kind: 'code' },
      { label: column.meaning, kind: 'text' },
    ],
    rows: [
      row(bit.fin, ['1', String(Number(fin)), meaning.fin(fin)]),
      row(bit.rsv, ['3', bits(reserved, 3), meaning.rsv(reserved === 0)]),
      row(bit.opcode, ['4', `${bits(opcode, 4)} ${opcodeName}`, meaning.opcode]),
      row(bit.mask, ['1', String(Number(masked)), meaning.mask(masked)]),
      row(bit.length, [
        '7',
        `${bits(lengthField(head), 7)} = ${lengthField(head)}`,
        meaning.length(lengthBits),
      ]),
      ...(long ? [row(bit.longLength, [String(lengthBits), String(payloadBytes), meaning.longLength])] : []),
      ...(key !== undefined ? [row(bit.key, ['32', key, meaning.key])] : []),
      row(bit.payload, [String(payloadBytes * 8), payloadText(frame), meaning.payload(masked)]),
    ],
  };
}
