/** A chunk and a frame beside each other: what each says of itself, with the bytes of this run. */
import { type SeenPart, talksIn, type Way } from '../../results/wire/exchange.js';
import type { FrameHead } from '../../results/wire/parts.js';
import type { FormsSpec } from '../charts/bytes/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatExact } from '../format.js';
import type { FormRow } from '../messages/wire-shapes.js';
import type { LaneWire, WireFacts } from '../story/wire-facts.js';
import { CRLF, visible } from './exchange.js';
import { framesOf, lengthField } from './exchange-frames.js';
import type { AnyFigure } from './figures.js';
import type { RunView } from './view.js';

type Row = FormsSpec['rows'][number];
const PROPERTIES: readonly FormRow[] = ['length', 'type', 'way', 'end'];

const byte = (value: number) => value.toString(16).padStart(2, '0');

/** The first two bytes of a frame as they stand (RFC 6455, section 5.2). */
function headBytes(head: FrameHead): readonly [string, string] {
  const first = (Number(head.fin) << 7) | (head.reserved << 4) | head.opcode;
  return [byte(first), byte((Number(head.masked) << 7) | lengthField(head))];
}

const partsOf = (wire: LaneWire, step: string, way: Way): SeenPart[] =>
  talksIn(wire.exchange, step).flatMap((talk) => (talk.way === way ? talk.parts : []));

const LENGTH_BYTES = { 7: 0, 16: 2, 64: 8 } as const;

function chunkRow(view: RunView, wire: LaneWire): Row | undefined {
  const { forms } = view.words.wire;
  const parts = partsOf(wire, 'news', 'down');
  const at = parts.findIndex(({ id }) => id === 'chunk-size');
  const [size, data, end] = parts.slice(at, at + 3);
  if (at < 0 || !size || data?.id !== 'chunk-data' || end?.id !== 'chunk-end') return undefined;
  const box = counted(view);
  return {
    look: lookOf(wire.lane),
    label: forms.chunk,
    boxes: [
      box(size.value + CRLF, forms.says.chunkSize, size.length, 'framing'),
      box(visible(data.value), forms.says.chunkData, data.length, 'payload'),
      box(CRLF, forms.says.chunkEnd, end.length, 'framing'),
    ],
  };
}

function frameRow(view: RunView, wire: LaneWire, step: string, way: Way): Row | undefined {
  const { forms } = view.words.wire;
  const frame = framesOf(partsOf(wire, step, way)).find(([first]) => (first?.frame?.opcode ?? 8) < 8);
  const head = frame?.[0]?.frame;
  if (!frame || !head) return undefined;
  const box = counted(view);
  const [first, second] = headBytes(head);
  const long = LENGTH_BYTES[head.lengthBits];
  const longHex = Array.from({ length: long }, (_, index) =>
    byte(Math.floor(head.payloadBytes / 256 ** (long - 1 - index)) % 256),
  );
  const key = frame.find(({ id }) => id === 'masking-key');
  const payload = frame.find(({ id }) => id === 'frame-payload');
  const says = forms.maskLength(head.masked, String(head.payloadBytes));
  return {
    look: lookOf(wire.lane),
    label: forms.frame(way),
    boxes: [
      box(first, forms.finType(head.fin, head.opcodeName), 1, 'framing'),
      box([second, ...longHex].join(' '), says, 1 + long, 'framing'),
      ...(key ? [box(key.value, forms.says.key, key.length, 'framing')] : []),
      ...(payload
        ? [
            box(
              visible(payload.value),
              head.masked ? forms.says.maskedText : forms.says.text,
              payload.length,
              'payload',
            ),
          ]
        : []),
    ],
  };
}

const counted =
  (view: RunView) =>
  (shown: string, says: string, bytes: number, tone: 'framing' | 'payload'): Row['boxes'][number] => ({
    shown,
    says,
    count: formatExact({ id: 'wireBytes', unit: 'B' }, bytes, view.lang),
    tone,
    wide: tone === 'payload',
  });

/** The picture; undefined where the run lacks the bytes of a chunk or of a frame. */
export function formsFigure(view: RunView, facts: WireFacts): AnyFigure | undefined {
  const { forms } = view.words.wire;
  const [chunked, socket] = [facts.of('chunked'), facts.of('websocket')];
  const chunk = chunked && chunkRow(view, chunked);
  const down = socket && frameRow(view, socket, 'news', 'down');
  const up = socket && frameRow(view, socket, 'answer', 'up');
  if (!chunk || !down) return undefined;
  const rows = [chunk, down, ...(up ? [up] : [])];
  const said = rows.map(
    ({ label, boxes }) => `${label}: ${boxes.map(({ says, count }) => `${says} ${count}`).join(', ')}`,
  );
  return {
    id: 'wire-forms',
    shows: { scenario: 'wire', metric: 'forms', over: null },
    title: forms.title,
    subtitle: forms.subtitle,
    key: [],
    spec: { id: 'wire-forms', kind: 'wire-forms', rows },
    table: {
      caption: forms.title,
      columns: [
        { label: forms.column, kind: 'word' },
        { label: forms.chunk, kind: 'text' },
        { label: forms.frame('down'), kind: 'text' },
      ],
      rows: PROPERTIES.map((id) => ({
        header: forms.row[id],
        headerRows: 1,
        look: null,
        cells: [forms.ofChunk[id], forms.ofFrame[id]],
        withheld: null,
      })),
    },
    foot: forms.foot,
    alt: view.words.chartAlt(forms.title, said.join('; ')),
  };
}
