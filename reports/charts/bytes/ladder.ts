/** One connection from its opening to its end, a line a thing that was sent. */
import { textWidth } from '../svg/text-width.js';
import { ink, laneColour, muted, rule } from '../theme.js';
import { type Drawing, drawing, NARROW, round, TEXT_SIZE, text } from './pieces.js';
import type { LadderRung, LadderSpec } from './spec.js';

const RUNG = 25;
const BAND = 40;
const HEAD = 48;
const TIP = 6;

type Tone = LadderRung['tone'];

const strokes: Readonly<Record<Tone, (lane: string) => string>> = {
  http: () => `stroke="${ink}" stroke-width="1.6"`,
  frame: (lane) => `stroke="${lane}" stroke-width="2.6"`,
  control: (lane) => `stroke="${lane}" stroke-width="1.4"`,
  tcp: () => `stroke="${muted}" stroke-width="1.6"`,
};

/** Apart from each other, since a dashed line has a whole tip. */
interface Arrows {
  readonly shafts: string;
  readonly tips: string;
}

const NO_ARROWS: Arrows = { shafts: '', tips: '' };

function withArrow({ shafts, tips }: Arrows, { way }: LadderRung, y: number, { lines }: Layout): Arrows {
  const [left, right] = lines;
  const [from, to, back] = way === 'up' ? [left, right, -TIP] : [right, left, TIP];
  return {
    shafts: `${shafts}M${round(from)} ${y}H${round(to)}`,
    tips: `${tips}M${round(to + back)} ${y - 4}l${-back} 4l${back} 4`,
  };
}

function drawArrows(tone: Tone, { shafts, tips }: Arrows, lane: string): string {
  const dash = tone === 'tcp' ? ' stroke-dasharray="4 3"' : '';
  return `<g fill="none" ${strokes[tone](lane)}><path d="${shafts}"${dash}/><path d="${tips}"/></g>`;
}

interface Layout {
  readonly width: number;
  readonly lines: readonly [number, number];
}

function drawRung(rung: LadderRung, y: number, { lines, width }: Layout): string {
  const [left, right] = lines;
  if (rung.way === null) {
    const middle = y + BAND / 2 - 8;
    return [
      `<rect x="0" y="${y - 8}" width="${width}" height="${BAND - 14}" fill="${rule}"/>`,
      text(rung.label, {
        x: width / 2,
        y: middle + 2,
        size: 13,
        bold: true,
        anchor: 'middle',
        width: width - 16,
      }),
    ].join('');
  }
  const room = right - left - 24;
  const labelRoom = Math.min(textWidth(rung.label, TEXT_SIZE), room * 0.66);
  return [
    text(rung.label, { x: left + 12, y: y - 5, width: labelRoom }),
    text(rung.detail, { x: right - 12, y: y - 5, soft: true, anchor: 'end', width: room - labelRoom - 8 }),
  ].join('');
}

function ends(spec: LadderSpec, y: number, at: LadderSpec['before'], { width }: Layout): string {
  const room = width / 2 - 8;
  return [
    text(spec.client, { x: 0, y: y + 14, size: 13, bold: true, width: room }),
    text(spec.server, { x: width, y: y + 14, size: 13, bold: true, anchor: 'end', width: room }),
    ...(at
      ? [
          text(at.client, { x: 0, y: y + 31, soft: true, width: room }),
          text(at.server, { x: width, y: y + 31, soft: true, anchor: 'end', width: room }),
        ]
      : []),
  ].join('');
}

export function drawLadder(spec: LadderSpec, width: number): Drawing {
  const inset = width < NARROW ? 4 : 90;
  const layout: Layout = { width, lines: [inset, width - inset] };
  const pieces = [ends(spec, 0, spec.before, layout)];
  let y = HEAD + RUNG;
  const arrows = new Map<Tone, Arrows>();
  for (const rung of spec.rungs) {
    pieces.push(drawRung(rung, y, layout));
    if (rung.way) arrows.set(rung.tone, withArrow(arrows.get(rung.tone) ?? NO_ARROWS, rung, y, layout));
    y += rung.way === null ? BAND : RUNG;
  }
  for (const [tone, drawn] of arrows) pieces.push(drawArrows(tone, drawn, laneColour(spec.look)));
  const bottom = y - RUNG + 14;
  const uprights = layout.lines.map((x) => `M${x} ${HEAD - 8}V${bottom}`).join('');
  pieces.unshift(`<path d="${uprights}" stroke="${rule}" stroke-width="1.5"/>`);
  pieces.push(ends(spec, bottom + 2, spec.after, layout));
  return drawing(width, bottom + (spec.after ? 40 : 24), pieces);
}
