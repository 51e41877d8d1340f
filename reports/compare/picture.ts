/** One compared figure as a drawing: each pair's change about the middle, or both sides' rounds on one scale. */
import type { Change } from '../../results/compare/change.js';
import { type Drawing, drawing, round, text } from '../charts/bytes/pieces.js';
import { grid, hatch, ink, type LookId, laneColour, muted, paper } from '../charts/theme.js';
import type { CompareWords } from '../messages/compare-shapes.js';

export interface PairPoint {
  /** head ÷ base. */
  readonly ratio: number;
  readonly set: 'first' | 'confirmation';
  readonly said: string;
}

export interface ChangePicture {
  readonly change: Change;
  readonly look: LookId;
  readonly points: readonly PairPoint[];
  /** A share, such as 0.1; null where none is kept. */
  readonly threshold: number | null;
  readonly percent: (share: number) => string;
  readonly words: CompareWords;
}

const HEIGHT = 74;
const MIDDLE = 30;
/** The least that the axis reaches to either side, as a share. */
const LEAST_REACH = 0.05;
const DOT = 4.5;

const escaped = (words: string) =>
  words.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string,
  );

const circle = (x: number, y: number, fill: string, stroke: string, said: string) =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${DOT}" fill="${fill}" stroke="${stroke}" stroke-width="1.6"><title>${escaped(said)}</title></circle>`;

/** Whatever the change: on a scale of ratios, where half and double lie equally far from the middle. */
export function drawPairs(picture: ChangePicture, width: number): Drawing {
  const { change, points, threshold, percent, look, words } = picture;
  const logs = [
    ...points.map(({ ratio }) => Math.abs(Math.log(ratio))),
    ...[change.low, change.high].flatMap((ratio) => (ratio ? [Math.abs(Math.log(ratio))] : [])),
    threshold === null ? 0 : Math.log1p(threshold),
    Math.log1p(LEAST_REACH),
  ].filter(Number.isFinite);
  const reach = Math.max(...logs) * 1.12;
  const x = (ratio: number) => width / 2 + ((Math.log(ratio) / reach) * (width - 2 * DOT)) / 2;
  const ticks = ticksWithin(Math.expm1(reach));
  const pieces = [
    `<path d="${ticks.map((share) => `M${round(x(1 + share))} 6V${MIDDLE + 20}`).join('')}" stroke="${grid}"/>`,
    `<path d="M${width / 2} 2V${MIDDLE + 22}" stroke="${ink}" stroke-width="1.4"/>`,
    ...ticks.map((share) =>
      text(percent(share), { x: x(1 + share), y: MIDDLE + 36, size: 11, soft: true, anchor: 'middle' }),
    ),
  ];
  if (threshold !== null) {
    const at = change.metric.better === 'higher' ? 1 / (1 + threshold) : 1 + threshold;
    pieces.push(
      `<path d="M${round(x(at))} 2V${MIDDLE + 22}" stroke="var(--alert)" stroke-width="1.4" stroke-dasharray="4 3"><title>${escaped(words.threshold(percent(threshold)))}</title></path>`,
    );
  }
  if (change.low && change.high) {
    const [from, to] = [x(change.low), x(change.high)];
    pieces.push(
      `<path d="M${round(from)} ${MIDDLE}H${round(to)}" stroke="${laneColour(look, true)}" stroke-width="9" opacity=".7"/>`,
    );
  }
  points.forEach(({ ratio, set, said }, index) => {
    const y = MIDDLE + ((index % 3) - 1) * 9;
    const colour = laneColour(look);
    pieces.push(circle(x(ratio), y, set === 'first' ? colour : paper, colour, said));
  });
  if (change.ratio) {
    pieces.push(
      `<path d="M${round(x(change.ratio))} ${MIDDLE - 16}V${MIDDLE + 16}" stroke="${ink}" stroke-width="2.4"/>`,
    );
  }
  return drawing(width, HEIGHT, pieces);
}

/** Round shares to either side, no more than four. */
function ticksWithin(reach: number): number[] {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5].find((one) => reach / one <= 2.9) ?? 10;
  const up = [1, 2].map((n) => n * step).filter((share) => share <= reach);
  const down = up.map((share) => -share).filter((share) => share > -1 && 1 / (1 + share) <= 1 + reach);
  return [...down, 0, ...up];
}

/** Zero-based: base's rounds above head's. */
export function drawRounds({ change, look, words }: ChangePicture, width: number): Drawing {
  const { base, head } = change;
  const most = Math.max(...base.rounds, ...head.rounds, base.value, head.value) * 1.06 || 1;
  const from = 46;
  const x = (value: number) => from + (value / most) * (width - from - DOT - 2);
  const colour = laneColour(look);
  const row = (side: typeof base, y: number, fill: string, name: string) => [
    text(name, { x: 0, y: y + 4, size: 11, soft: true, width: from - 6 }),
    ...side.rounds.map((value) => circle(x(value), y, fill, colour, name)),
    `<path d="M${round(x(side.value))} ${y - 9}V${y + 9}" stroke="${ink}" stroke-width="2.4"/>`,
  ];
  return drawing(width, HEIGHT - 14, [
    `<path d="M${from} 2V50" stroke="${muted}"/><path d="M${from} 16H${width}M${from} 38H${width}" stroke="${hatch}"/>`,
    ...row(base, 16, paper, words.side.base),
    ...row(head, 38, colour, words.side.head),
  ]);
}
