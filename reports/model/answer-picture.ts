/** The answer as a picture: a message is due at 0, and every dot is when one client had it. */
import { recordedTimes } from '../../results/histogram.js';
import { lawOf } from '../../results/laws/law-of.js';
import type { LaneInfo, Point, ScenarioInfo } from '../../results/schema.js';
import { makeAxis } from '../charts/axis.js';
import type { Row } from '../charts/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatEstimate, formatInterval, formatNumber, formatTick } from '../format.js';
import type { LaneFigure } from '../messages/shapes.js';
import { plainText } from '../prose.js';
import { factsOf } from '../story/facts.js';
import { commonValue } from '../units.js';
import { conditionsText } from './conditions.js';
import { estimatesOf, type LaneEstimate, standing } from './extremes.js';
import type { ReportFigure } from './figures.js';
import { gapTexts, isWithheld, shortGapText } from './gaps.js';
import { footOf, markOf, valuesOf } from './marks.js';
import { leadingPoint } from './points.js';
import { type RoundShown, roundShown } from './round-shown.js';
import type { Table, TableRow } from './tables.js';
import { estimateOf, figureOf, type PlacedCell, type RunView } from './view.js';

const ANSWER_ID = 'answer';
const METRIC = 'latencyP50Ns';
/** A dense axis: it should end where the dots do. */
const AXIS_STEPS = 10;
const MEDIAN = { metric: METRIC, label: 'median', role: 'main' } as const;

interface Drawn {
  readonly lane: LaneInfo;
  readonly placed: PlacedCell | undefined;
  readonly shown: RoundShown | undefined;
  readonly law: readonly [from: number, to: number] | null;
}

function drawnLanes(view: RunView, scenario: ScenarioInfo, point: Point): Drawn[] {
  return view.shown
    .filter(({ set, family }) => set !== 'control' && family !== 'control')
    .map((lane): Drawn => {
      const placed = view.cellAt(scenario.id, lane.id, point);
      const shown = placed && roundShown(view, placed, { metric: METRIC, histogram: 'latency' });
      const law = lawOf({ scenario: scenario.id, point }, lane.transport, view.run.plan.keepAlive);
      return { lane, placed, shown, law: law ? [law.leastNs, law.mostNs] : null };
    })
    .filter(({ placed }) => estimateOf(placed, METRIC) !== undefined || isWithheld(view, placed));
}

function rowOf(view: RunView, { lane, placed, shown, law }: Drawn, like: number | undefined): Row {
  const mark = placed && markOf(view, MEDIAN, placed, like);
  return {
    look: lookOf(lane),
    label: view.laneTitle(lane.id),
    marks: mark ? [mark] : [],
    gap: shortGapText(view, placed),
    note: null,
    ...(shown && { strip: { times: recordedTimes(shown.histogram), law } }),
  };
}

function titleOf(view: RunView, scenario: ScenarioInfo, point: Point, lanes: readonly LaneEstimate[]) {
  const words = view.words.pictures.answer;
  const figure = ({ lane, placed, estimate }: LaneEstimate): LaneFigure => ({
    lane: view.laneTitle(lane),
    figure: figureOf(view, placed, METRIC, estimate),
  });
  const found = standing(view, scenario, point, METRIC);
  if (!found) return words.one(figure(lanes[0]!));
  if (found.allTied) return words.tied(found.lanes.length);
  // Of the quickest, which nothing tells apart, the one that the headline names.
  const spoken = factsOf(view).lane('websocket')?.id;
  const quickest = [found.best.lane, ...found.tied];
  const best = found.lanes.find(({ lane }) => lane === spoken && quickest.includes(lane)) ?? found.best;
  return words.title(figure(best), figure(found.worst));
}

function cellsOf(view: RunView, { placed, shown, law }: Drawn, like: number | undefined): string[] {
  const { words, lang } = view;
  const metric = view.metric(METRIC);
  const estimate = estimateOf(placed, METRIC)!;
  const time = (ns: number) => formatTick(metric, ns, lang, like);
  return [
    formatEstimate(metric, estimate, lang, like),
    formatInterval(metric, estimate, lang, like) ?? words.noInterval,
    String(estimate.rounds.length),
    shown ? String(shown.round) : words.missing,
    shown ? formatNumber(shown.histogram.count, lang) : words.missing,
    law ? words.pictures.answer.law(time(law[0]), time(law[1])) : '–',
  ];
}

function tableOf(view: RunView, drawn: readonly Drawn[], caption: string, like: number | undefined): Table {
  const { column, pictures } = view.words;
  const own = pictures.answer.column;
  const rows = drawn.map((one): TableRow => {
    const base = { header: view.laneTitle(one.lane.id), headerRows: 1, look: lookOf(one.lane) };
    if (!estimateOf(one.placed, METRIC)) return { ...base, cells: [], withheld: gapTexts(view, one.placed) };
    return { ...base, cells: cellsOf(view, one, like), withheld: null };
  });
  return {
    caption,
    columns: [
      { label: column.lane, kind: 'word' },
      ...[column.value, column.interval, column.n, own.round, own.messages].map((label) => ({
        label,
        kind: 'number' as const,
      })),
      { label: own.law, kind: 'word' },
    ],
    rows,
  };
}

/** The picture of that scenario at the distance the report speaks of; null where no lane has a figure there. */
export function answerPicture(view: RunView, scenario: ScenarioInfo): ReportFigure | null {
  const point = leadingPoint(view, scenario, METRIC);
  const lanes = point ? estimatesOf(view, scenario.id, point, METRIC) : [];
  if (!point || lanes.length === 0) return null;
  const { words, lang } = view;
  const drawn = drawnLanes(view, scenario, point);
  const values = lanes.map(({ estimate }) => estimate.value);
  const like = commonValue(view.metric(METRIC).unit, values);
  const rows = drawn.map((one) => rowOf(view, one, like));
  const reached = rows.flatMap(({ strip }) => [
    ...(strip?.times ?? []).map(([at]) => at),
    ...(strip?.law ?? []),
  ]);
  const axis = makeAxis({
    kind: 'bars',
    values: [...valuesOf(rows), ...reached],
    label: (value) => formatTick(view.metric(METRIC), value, lang, like),
    title: () => words.pictures.answer.axis,
    steps: AXIS_STEPS,
  });
  const conditions = conditionsText(view, scenario, point);
  const title = plainText(titleOf(view, scenario, point, lanes));
  const lawful = rows.some(({ strip }) => strip?.law);
  const said = rows.map(
    ({ label, marks, gap }) => `${label}: ${gap ?? marks.map(({ text }) => text).join()}`,
  );
  return {
    id: ANSWER_ID,
    shows: { scenario: scenario.id, metric: METRIC, over: 'message' },
    title,
    subtitle: words.pictures.answer.subtitle(conditions, lawful),
    key: [],
    spec: {
      id: ANSWER_ID,
      kind: 'messages',
      series: [{ id: METRIC, label: words.seriesLabel.median ?? METRIC, role: 'main' }],
      rows,
      axis,
    },
    table: tableOf(view, drawn, words.tableCaption(title, conditions), like),
    foot: `${footOf(view, rows)} · ${words.pictures.answer.foot}`,
    alt: words.chartAlt(title, said.join('; ')),
  };
}
