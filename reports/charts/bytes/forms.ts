/** Wire forms beside each other: boxes of bytes, in the order in which they travel. */
import { ink, laneColour, paper } from '../theme.js';
import { type Drawing, drawing, NARROW, round, text } from './pieces.js';
import type { FormsSpec } from './spec.js';

const BOX = 34;
const WIDE_SHARE = 2.2;
const ROW_WIDE = 104;
const BOX_NARROW = 44;

type Row = FormsSpec['rows'][number];
type Box = Row['boxes'][number];

function outline({ tone }: Box, look: Row['look']): string {
  const colour = tone === 'payload' ? ink : laneColour(look);
  return `fill="${paper}" stroke="${colour}" stroke-width="${tone === 'payload' ? 1 : 2}"`;
}

/** Across the width: what the bytes are in the box, what they say below it. */
function drawRow({ look, label, boxes }: Row, top: number, width: number): string {
  const shares = boxes.map(({ wide }) => (wide ? WIDE_SHARE : 1));
  const unit = width / shares.reduce((sum, share) => sum + share, 0);
  const pieces = [text(label, { x: 0, y: top + 14, size: 14, bold: true, width })];
  let x = 1;
  boxes.forEach((box, index) => {
    const across = unit * (shares[index] as number) - 6;
    const middle = x + across / 2;
    pieces.push(
      `<rect x="${round(x)}" y="${top + 24}" width="${round(across)}" height="${BOX}" ${outline(box, look)}/>`,
      text(box.shown, { x: middle, y: top + 46, anchor: 'middle', width: across - 10, mono: true }),
      text(box.says, { x: middle, y: top + 75, anchor: 'middle', width: across + 4 }),
      text(box.count, { x: middle, y: top + 91, anchor: 'middle', soft: true }),
    );
    x += across + 6;
  });
  return pieces.join('');
}

/** A box a line, on a phone. */
function drawColumn({ look, label, boxes }: Row, top: number, width: number): string {
  const half = width * 0.42;
  return [
    text(label, { x: 0, y: top + 14, size: 14, bold: true, width }),
    ...boxes.flatMap((box, index) => {
      const y = top + 24 + index * BOX_NARROW;
      return [
        `<rect x="1" y="${y}" width="${round(half - 2)}" height="${BOX}" ${outline(box, look)}/>`,
        text(box.shown, { x: half / 2, y: y + 22, anchor: 'middle', width: half - 12, mono: true }),
        text(box.says, { x: half + 8, y: y + 15, width: width - half - 8 }),
        text(box.count, { x: half + 8, y: y + 31, soft: true }),
      ];
    }),
  ].join('');
}

export function drawForms({ rows }: FormsSpec, width: number): Drawing {
  const narrow = width < NARROW;
  const pieces: string[] = [];
  let top = 0;
  for (const row of rows) {
    pieces.push(narrow ? drawColumn(row, top, width) : drawRow(row, top, width));
    top += narrow ? 36 + row.boxes.length * BOX_NARROW : ROW_WIDE;
  }
  return drawing(width, top, pieces);
}
