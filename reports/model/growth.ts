/** How cost grows with the number of clients: a row for each fitted exponent, and the steepest as a sentence. */
import type { Growth, ScenarioInfo } from '../../results/schema.js';
import { lookOf } from '../charts/theme.js';
import { formatNumber } from '../format.js';
import type { Prose } from '../prose.js';
import { placeInText } from './places.js';
import type { Table } from './tables.js';
import type { RunView } from './view.js';

const DECIMALS = 2;

interface Grown {
  readonly growth: Growth;
  /** Its place in the file. */
  readonly index: number;
}

function growthsOf(view: RunView, { id }: ScenarioInfo): Grown[] {
  const shown = new Set(view.shown.map((lane) => lane.id));
  return (view.run.growth ?? [])
    .map((growth, index) => ({ growth, index }))
    .filter(({ growth }) => growth.scenario === id && shown.has(growth.lane));
}

function wordsOf(view: RunView, { growth }: Grown) {
  const number = (value: number) => formatNumber(value, view.lang, DECIMALS);
  const place = (x: number | undefined) => (x === undefined ? '' : placeInText(view, growth.over, x));
  return {
    metric: view.metricTitle(growth.metric),
    lane: view.laneTitle(growth.lane),
    exponent: number(growth.exponent),
    interval: `${number(growth.low)}–${number(growth.high)}`,
    from: place(growth.points[0]?.x),
    to: place(growth.points.at(-1)?.x),
  };
}

export function growthTable(view: RunView, scenario: ScenarioInfo): Table | undefined {
  const all = growthsOf(view, scenario);
  if (all.length === 0) return undefined;
  const { column, scenario: words } = view.words;
  return {
    caption: words.growthCaption,
    columns: [
      { label: column.lane, kind: 'word' },
      { label: column.metric, kind: 'text' },
      { label: words.column.exponent, kind: 'number' },
      { label: column.interval, kind: 'number' },
      { label: words.column.from, kind: 'number' },
      { label: words.column.to, kind: 'number' },
    ],
    rows: all.map((one) => {
      const { metric, lane, exponent, interval, from, to } = wordsOf(view, one);
      const info = view.shown.find(({ id }) => id === one.growth.lane);
      const cells = [metric, exponent, interval, from, to];
      return { header: lane, headerRows: 1, look: info ? lookOf(info) : null, cells, withheld: null };
    }),
  };
}

/** Of the costs to the server the one that grows fastest, on a lane that is no control. */
export function growthNote(view: RunView, scenario: ScenarioInfo): Prose | undefined {
  const ranked = new Set(view.shown.filter(({ set }) => set !== 'control').map(({ id }) => id));
  const [steepest] = growthsOf(view, scenario)
    .filter(({ growth }) => growth.metric.startsWith('server') && ranked.has(growth.lane))
    .sort((a, b) => b.growth.exponent - a.growth.exponent);
  if (!steepest) return undefined;
  const words = wordsOf(view, steepest);
  const exponent = { text: words.exponent, from: [`/growth/${steepest.index}/exponent`] };
  return view.words.scenario.growth({ ...words, exponent });
}
