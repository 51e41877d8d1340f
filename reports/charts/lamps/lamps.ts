/** Rows of lamps, and beside each row an ordinary fetch: a line that arrives, or one that never ends. */
import { type Drawing, drawing, NARROW, round, text } from '../bytes/pieces.js';
import { grid, hatch, ink, laneColour } from '../theme.js';
import type { LampRow, LampsSpec } from './spec.js';

const LABEL_COLUMN = 206;
const FETCH_COLUMN = 142;
/** More than these stand in several lines. */
const PER_LINE = 20;

interface Layout {
  readonly width: number;
  readonly narrow: boolean;
  readonly lampsAt: number;
  /** From lamp to lamp, pixels. */
  readonly pitch: number;
  readonly radius: number;
}

/** How far the lamps of the next tab stand from those of this one, in pitches. */
const TAB_GAP = 0.9;

function layoutOf({ rows }: LampsSpec, width: number): Layout {
  const narrow = width < NARROW;
  const lampsAt = narrow ? 0 : LABEL_COLUMN;
  const room = narrow ? width : width - LABEL_COLUMN - FETCH_COLUMN - 30;
  const most = Math.min(PER_LINE, Math.max(...rows.map(({ lamps }) => lamps.length)));
  const gaps = Math.max(...rows.map(({ tabs }) => tabs)) - 1;
  const pitch = Math.min(24, room / (most + gaps * TAB_GAP));
  return { width, narrow, lampsAt, pitch, radius: round(pitch * 0.34) };
}

const circle = (x: number, y: number, radius: number) => {
  const across = round(2 * radius);
  return `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 1 ${across} 0a${radius} ${radius} 0 1 1-${across} 0`;
};

/** Where each lamp stands: those of a tab together, from the left. */
function places({ lamps, tabs }: LampRow, top: number, layout: Layout) {
  const { pitch, lampsAt } = layout;
  return lamps.map((lit, index) => {
    const tab = Math.floor((index * tabs) / lamps.length);
    const x = lampsAt + ((index % PER_LINE) + tab * TAB_GAP + 0.5) * pitch;
    return { lit, x, y: top + (Math.floor(index / PER_LINE) + 0.5) * pitch };
  });
}

const linesOf = ({ lamps }: LampRow) => Math.ceil(lamps.length / PER_LINE);

/** A lit lamp has a halo, a dark one is an empty socket: told apart without any colour. */
function drawLit(row: LampRow, top: number, layout: Layout): string {
  const all = places(row, top, layout);
  const { radius } = layout;
  const [lit, dark] = [all.filter((one) => one.lit), all.filter((one) => !one.lit)];
  const path = (of: typeof all, size: number) => of.map(({ x, y }) => circle(x, y, size)).join('');
  return [
    lit.length > 0
      ? `<path d="${path(lit, round(radius * 1.42))}" fill="${laneColour(row.look, true)}" opacity=".45"/><path d="${path(lit, radius)}" fill="${laneColour(row.look)}"/>`
      : '',
    dark.length > 0
      ? `<path d="${path(dark, round(radius * 0.86))}" fill="${grid}" stroke="${hatch}" stroke-width="1.2"/>`
      : '',
  ].join('');
}

/** An answer comes back: a whole line with a tip. No answer: a line that fades, and no tip. */
function drawFetch({ fetch }: LampRow, said: string, x: number, y: number, width: number): string {
  const words = text(said, { x, y: y - 7, bold: fetch.fate !== 'unknown', width });
  if (fetch.fate === 'answered') {
    const end = x + width;
    return `${words}<path d="M${x} ${y + 4}H${end}" stroke="${ink}" stroke-width="2"/><path d="M${end - 7} ${y - 1}l7 5l-7 5" fill="none" stroke="${ink}" stroke-width="2"/>`;
  }
  if (fetch.fate === 'unknown') return words;
  const dots = Array.from({ length: 9 }, (_, index) => index);
  const shown = dots.map(
    (index) => `<path d="M${round(x + (index * width) / 9)} ${y + 4}h7" opacity="${round(1 - index / 10)}"/>`,
  );
  return `${words}<g stroke="var(--alert)" stroke-width="2">${shown.join('')}</g>`;
}

function drawGap(reason: string, top: number, layout: Layout): string {
  const { lampsAt, pitch, narrow, width } = layout;
  const right = narrow ? width : width - FETCH_COLUMN - 30;
  const height = Math.max(20, round(pitch));
  const strokes: string[] = [];
  for (let x = lampsAt; x < right; x += 12) {
    const reach = Math.min(height, right - x);
    strokes.push(`M${round(x)} ${round(top + height)}l${round(reach)} ${round(-reach)}`);
  }
  const box = `M${lampsAt} ${round(top)}H${round(right)}v${height}H${lampsAt}z`;
  return [
    `<path d="${box}${strokes.join('')}" fill="none" stroke="${hatch}"/>`,
    text(reason, {
      x: lampsAt,
      y: top + height + 15,
      soft: true,
      width: (narrow ? width : width - 8) - lampsAt,
    }),
  ].join('');
}

/** Beside each other where there is room, else one below the other. */
function drawRow(row: LampRow, top: number, layout: Layout): { markup: string; bottom: number } {
  const { width, narrow, lampsAt, pitch } = layout;
  const lampsHeight = row.gap === null ? linesOf(row) * pitch : 38;
  const lampsTop = narrow ? top + 38 : top + Math.max(0, round(18 - pitch / 2));
  const pieces = narrow
    ? [
        text(row.label, { x: 0, y: top + 14, size: 13, bold: true, width: width - 90 }),
        text(row.count, { x: width, y: top + 14, size: 13, bold: true, anchor: 'end' }),
        text(row.about, { x: 0, y: top + 30, soft: true, width }),
      ]
    : [
        text(row.label, { x: 0, y: top + 13, size: 13, bold: true, width: LABEL_COLUMN - 14 }),
        text(row.about, { x: 0, y: top + 30, soft: true, width: LABEL_COLUMN - 90 }),
        text(row.count, { x: lampsAt - 14, y: top + 30, bold: true, anchor: 'end' }),
      ];
  if (row.gap !== null) {
    return {
      markup: [...pieces, drawGap(row.gap, lampsTop, layout)].join(''),
      bottom: lampsTop + lampsHeight + 2,
    };
  }
  pieces.push(drawLit(row, lampsTop, layout));
  const fetchTop = narrow ? lampsTop + lampsHeight + 25 : top + 20;
  pieces.push(
    drawFetch(
      row,
      // Far from its column's head it says what it is.
      narrow ? `fetch: ${row.fetch.text}` : row.fetch.text,
      narrow ? 0 : width - FETCH_COLUMN,
      fetchTop,
      narrow ? Math.min(width, 220) : FETCH_COLUMN - 2,
    ),
  );
  const bottom = narrow ? fetchTop + 10 : Math.max(top + 36, lampsTop + lampsHeight);
  return { markup: pieces.join(''), bottom };
}

export function drawLamps(spec: LampsSpec, width: number): Drawing {
  const layout = layoutOf(spec, width);
  const pieces: string[] = [];
  let top = 0;
  if (layout.narrow) {
    pieces.push(text(`${spec.head.lamps} · ${spec.head.fetch}`, { x: 0, y: 12, soft: true, width }));
    top = 22;
  } else {
    pieces.push(
      text(spec.head.lamps, {
        x: layout.lampsAt,
        y: 12,
        soft: true,
        width: width - LABEL_COLUMN - FETCH_COLUMN - 20,
      }),
    );
    pieces.push(text(spec.head.fetch, { x: width - FETCH_COLUMN, y: 12, soft: true, width: FETCH_COLUMN }));
    top = 22;
  }
  spec.rows.forEach((row, index) => {
    if (index > 0) pieces.push(`<path d="M0 ${round(top - 9)}H${width}" stroke="${grid}"/>`);
    const drawn = drawRow(row, top, layout);
    pieces.push(drawn.markup);
    top = drawn.bottom + 20;
  });
  return drawing(width, Math.ceil(top - 14), pieces);
}
