/** A dot a byte: what each byte is for, with its name and count beside it. */
import { ink, type LookId, laneColour } from '../theme.js';
import { type Drawing, drawing, NARROW, round, text } from './pieces.js';
import type { ByteRun, ByteTone, DotsSpec } from './spec.js';

const DOT = 5;
const GAP = 2;
const PITCH = DOT + GAP;
const LINE = 17;
const LABEL_COLUMN = 240;
const GROUP_GAP = 26;
const RUN_GAP = 7;

const colourOf = (tone: ByteTone, look: LookId): string =>
  tone === 'payload' ? ink : laneColour(look, tone === 'repeated');

/**
 * Rows of squares as one dashed line: a dash is a byte. Dashes begin anew with every row (SVG 2, section
 * 13.5.6), so that a kilobyte takes a few dozen characters.
 */
function squares(bytes: number, x: number, y: number, perRow: number, colour: string): string {
  const rows: string[] = [];
  for (let done = 0, row = 0; done < bytes; done += perRow, row++) {
    const length = Math.min(perRow, bytes - done) * PITCH - GAP;
    rows.push(`M${x} ${round(y + row * PITCH + DOT / 2)}h${length}`);
  }
  return `<path d="${rows.join('')}" fill="none" stroke="${colour}" stroke-width="${DOT}" stroke-dasharray="${DOT} ${GAP}"/>`;
}

interface Layout {
  readonly width: number;
  readonly dotsAt: number;
  readonly perRow: number;
  readonly narrow: boolean;
}

function drawRun(
  run: ByteRun,
  look: LookId,
  top: number,
  layout: Layout,
): { markup: string; bottom: number } {
  const { dotsAt, perRow, narrow, width } = layout;
  const labelled = [
    text(run.label, {
      x: 0,
      y: top + 10,
      size: 12,
      soft: true,
      width: narrow ? width - 80 : LABEL_COLUMN - 82,
    }),
    text(run.text, {
      x: narrow ? width : LABEL_COLUMN - 14,
      y: top + 10,
      size: 12,
      bold: true,
      anchor: 'end',
    }),
  ];
  const dotsTop = narrow ? top + LINE : top + 3;
  const rows = Math.ceil(run.bytes / perRow);
  const bottom = Math.max(top + LINE, dotsTop + rows * PITCH);
  return {
    markup: [...labelled, squares(run.bytes, dotsAt, dotsTop, perRow, colourOf(run.tone, look))].join(''),
    bottom,
  };
}

export function drawDots({ groups }: DotsSpec, width: number): Drawing {
  const narrow = width < NARROW;
  const dotsAt = narrow ? 0 : LABEL_COLUMN;
  const layout = { width, dotsAt, narrow, perRow: Math.floor((width - dotsAt + GAP) / PITCH) };
  const pieces: string[] = [];
  let top = 0;
  for (const { look, label, sum, runs } of groups) {
    pieces.push(`<path d="M0 ${top + 0.5}H${width}" stroke="${laneColour(look)}" stroke-width="2"/>`);
    pieces.push(text(label, { x: 0, y: top + 20, size: 14, bold: true, width }));
    pieces.push(
      narrow
        ? text(sum, { x: 0, y: top + 38, size: 13, width })
        : text(sum, { x: width, y: top + 20, size: 14, bold: true, anchor: 'end' }),
    );
    top += narrow ? 48 : 32;
    for (const run of runs) {
      const drawn = drawRun(run, look, top, layout);
      pieces.push(drawn.markup);
      top = drawn.bottom + RUN_GAP;
    }
    top += GROUP_GAP - RUN_GAP;
  }
  return drawing(width, Math.ceil(top - GROUP_GAP + 4), pieces);
}
