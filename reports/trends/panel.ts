/** One lane's series as a small drawing: a mark a run with its interval, gaps hatched, seams ruled. */
import { makeAxis } from '../charts/axis.js';
import { alert, grid, hatch, ink, laneColour, lookOf, rule } from '../charts/theme.js';
import { formatEstimate, formatInterval } from '../format.js';
import type { Lang } from '../units.js';
import type { ChangeMark } from './marks.js';
import type { LaneTrend, TrendRow, Trends } from './series.js';

export const PANEL = { width: 170, height: 84 } as const;
const LEFT = 6;
/** Sizes of changes stand above. */
const TOP = 17;
const BOTTOM = 76;
/** Room behind the last mark. */
const RIGHT = PANEL.width - 8;
const MOST_STEP = 28;
const RADIUS = 2.2;
const SIZE_PX = 12;
/** Width of a digit at that size. */
const LETTER = 6.8;

/** Zero-based, or logarithmic where the values differ by more than ten, as on the charts. */
export interface PanelScale {
  readonly log: boolean;
  /** The values at its foot and at its head. */
  readonly ends: readonly [number, number];
  readonly y: (value: number) => number;
}

/** One scale for all lanes of a row, or none of them could be held against another. */
export function scaleOf({ lanes }: Pick<TrendRow, 'lanes'>): PanelScale {
  const values = lanes.flatMap(({ points }) =>
    points.flatMap((point) =>
      point.status === 'read'
        ? [
            point.estimate.value,
            point.estimate.low ?? point.estimate.value,
            point.estimate.high ?? point.estimate.value,
          ]
        : [],
    ),
  );
  const { scale, min, max } = makeAxis({ kind: 'dots', values, label: String, title: String });
  const log = scale === 'log';
  const along = (value: number) => (log ? Math.log(value) : value);
  const share = (value: number) => (along(value) - along(min)) / (along(max) - along(min));
  return {
    log,
    ends: [min, max],
    y: (value) => BOTTOM - Math.min(1, Math.max(0, share(value))) * (BOTTOM - TOP),
  };
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);

export interface PanelAsk {
  readonly row: TrendRow;
  readonly trend: LaneTrend;
  readonly runs: Trends['runs'];
  readonly scale: PanelScale;
  readonly lang: Lang;
}

/** SVG elements within a box of `PANEL`; all texts in them are escaped. */
export function panelMarkup({ row, trend, runs, scale, lang }: PanelAsk): string {
  const step = Math.min(MOST_STEP, (RIGHT - LEFT) / Math.max(1, runs.length - 1));
  const x = (index: number) => LEFT + RADIUS + index * step;
  const colour = laneColour(lookOf(trend.lane));
  const parts = [`<path d="M${LEFT} ${BOTTOM}H${RIGHT}" stroke="${grid}"/>`];
  runs.forEach(({ seam }, index) => {
    if (seam.length === 0) return;
    const at = fixed(x(index) - step / 2);
    parts.push(
      `<path d="M${at} ${TOP}V${BOTTOM}" stroke="${rule}" stroke-dasharray="2 3"><title>${escaped(seam.join(', '))}</title></path>`,
    );
  });
  let line = '';
  const whiskers: string[] = [];
  const marks: string[] = [];
  trend.points.forEach((point, index) => {
    if (point.status !== 'read') {
      line += ' ';
      if (point.status === 'withheld') marks.push(gap(x(index), step, point.reason));
      return;
    }
    const { estimate } = point;
    const [px, py] = [fixed(x(index)), fixed(scale.y(estimate.value))];
    line += line === '' || line.endsWith(' ') ? `M${px} ${py}` : `L${px} ${py}`;
    if (estimate.low !== null && estimate.high !== null) {
      whiskers.push(`M${px} ${fixed(scale.y(estimate.low))}V${fixed(scale.y(estimate.high))}`);
    }
    const said = `${runs[index]!.name}: ${formatEstimate(row.metric, estimate, lang)}`;
    const interval = formatInterval(row.metric, estimate, lang);
    marks.push(
      `<circle cx="${px}" cy="${py}" r="${RADIUS}" fill="${colour}"><title>${escaped(interval ? `${said} (${interval})` : said)}</title></circle>`,
    );
  });
  return [
    ...parts,
    `<path d="${line.trim()}" fill="none" stroke="${colour}" stroke-width="1.2" opacity=".55"/>`,
    `<path d="${whiskers.join('')}" stroke="${colour}" fill="none"/>`,
    ...marks,
    ...changeMarks(trend.changes, (run) => x(run) - step / 2),
  ].join('');
}

/** A rule where a new level begins, and its size above where there is room beside the one before. */
function changeMarks(changes: readonly ChangeMark[], xOf: (run: number) => number): string[] {
  let end = Number.NEGATIVE_INFINITY;
  return changes.flatMap(({ run, size, said, verdict }) => {
    const at = xOf(run);
    const colour = verdict === 'worse' ? alert : ink;
    const rule = `<path d="M${fixed(at)} ${TOP}V${BOTTOM}" stroke="${colour}" stroke-width="1.2"><title>${escaped(said)}</title></path>`;
    const width = size.length * LETTER;
    const left = Math.min(Math.max(0, at - width / 2), PANEL.width - width);
    if (left < end) return rule;
    end = left + width + LETTER;
    return [
      rule,
      `<text x="${fixed(left)}" y="${TOP - 4}" font-size="${SIZE_PX}" fill="${colour}">${escaped(size)}</text>`,
    ];
  });
}

function gap(x: number, step: number, reason: string): string {
  const half = Math.max(2, Math.min(6, step / 2));
  const [left, right] = [x - half, x + half];
  const strokes = [20, 36, 52].map((at) => `M${fixed(left)} ${at + 12}L${fixed(right)} ${at}`).join('');
  return `<path d="${strokes}" stroke="${hatch}" fill="none"><title>${escaped(reason)}</title></path>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string);
