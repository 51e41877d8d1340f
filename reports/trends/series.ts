/**
 * A folder of runs as series over time: for each scenario, point and metric, each lane's estimates in the
 * order of the runs. What a run withheld is a gap with its reason; where machine or Node changed, a seam
 * says so, since costs and times on both sides of it are not the same measurement.
 */
import { pointKey } from '../../results/point.js';
import type { Estimate, LaneInfo, MetricInfo, RunFile } from '../../results/schema.js';
import { byStart } from '../../results/trend/series.js';
import { conditionsText } from '../model/conditions.js';
import { shortGapText } from '../model/gaps.js';
import { estimateOf, type RunView, viewRun } from '../model/view.js';
import { cleanName, slug } from '../text.js';
import type { Lang } from '../units.js';
import { type ChangeMark, type Marks, marksOf, type Searched } from './marks.js';

export interface NamedRun {
  /** File name without its ending. */
  readonly name: string;
  readonly run: RunFile;
}

/** One run's reading of a lane: its estimate, why there is none, or null where it was not asked. */
export type TrendPoint =
  | { readonly status: 'read'; readonly estimate: Estimate }
  | { readonly status: 'withheld'; readonly reason: string }
  | { readonly status: 'absent' };

export interface LaneTrend {
  readonly lane: LaneInfo;
  /** As it is printed. */
  readonly name: string;
  /** One a run. */
  readonly points: readonly TrendPoint[];
  /** Where the figure changed, in the order of the runs. */
  readonly changes: readonly ChangeMark[];
}

export interface TrendRow {
  readonly id: string;
  readonly scenario: string;
  readonly title: string;
  readonly conditions: string;
  readonly metric: MetricInfo;
  readonly metricTitle: string;
  readonly lanes: readonly LaneTrend[];
}

export interface TrendRun {
  readonly name: string;
  readonly startedAt: string;
  readonly commit: string | null;
  /** What differs from the run before and makes costs and times incomparable; empty where nothing does. */
  readonly seam: readonly string[];
}

export interface Trends {
  readonly runs: readonly TrendRun[];
  readonly rows: readonly TrendRow[];
  readonly searched: Searched;
}

/** Metrics followed beside each scenario's primary one. */
const followed: Readonly<Record<string, readonly string[]>> = {
  push: ['latencyP99Ns', 'serverCpuUsPerMessage'],
  exact: ['upBytesPerMessage', 'requestsPerMessage'],
  idle: ['serverCpuUsPerClientSecond'],
  throughput: ['requestsPerSecond'],
};

/** A row is followed where at least so many runs have a figure of it. */
const LEAST_RUNS = 2;

export function trendsOf(named: readonly NamedRun[], lang: Lang): Trends {
  const ordered = named.toSorted((a, b) => byStart(a.run, b.run));
  const views = ordered.map(({ run }) => viewRun(run, lang));
  const keys = asked(views);
  const follows = (scenario: string, metric: string) =>
    keys.some((key) => key.scenario === scenario && key.metric === metric);
  const marks = marksOf(ordered, follows, lang);
  return {
    runs: ordered.map(({ name, run }, index) => ({
      name,
      startedAt: run.startedAt,
      commit: run.environment.commit,
      seam: seamBetween(ordered[index - 1]?.run, run),
    })),
    searched: marks.searched,
    rows: keys
      .flatMap((key) => rowOf(views, key, marks) ?? [])
      .map((row, index) => ({ ...row, id: `${slug(row.scenario)}-${slug(row.metric.id)}-${index + 1}` })),
  };
}

function seamBetween(before: RunFile | undefined, run: RunFile): string[] {
  if (!before) return [];
  const said = ({ environment: { machine, node } }: RunFile) => [
    cleanName(`${machine.cpuModel} × ${machine.cpuCount}`),
    `Node ${cleanName(node)}`,
  ];
  const earlier = said(before);
  return said(run).filter((text, index) => text !== earlier[index]);
}

interface RowKey {
  readonly scenario: string;
  readonly point: string;
  readonly metric: string;
}

/** Every scenario, point and followed metric that any run asked, in the order in which they first came. */
function asked(views: readonly RunView[]): RowKey[] {
  const keys = new Map<string, RowKey>();
  for (const { run } of views) {
    for (const { id: scenario, primaryMetric, points } of run.scenarios) {
      const metrics = [
        primaryMetric,
        ...(Object.hasOwn(followed, scenario) ? (followed[scenario] ?? []) : []),
      ];
      for (const point of points) {
        for (const metric of metrics) {
          const key = { scenario, point: pointKey(point), metric };
          keys.set(JSON.stringify(Object.values(key)), key);
        }
      }
    }
  }
  return [...keys.values()];
}

function rowOf(
  views: readonly RunView[],
  { scenario, point: key, metric }: RowKey,
  marks: Marks,
): Omit<TrendRow, 'id'> | undefined {
  const asking = views.filter(({ run }) =>
    run.scenarios.some(
      ({ id, points }) => id === scenario && points.some((point) => pointKey(point) === key),
    ),
  );
  const latest = asking.at(-1);
  const info = latest?.run.scenarios.find(({ id }) => id === scenario);
  const point = info?.points.find((one) => pointKey(one) === key);
  if (!latest || !info || !point) return undefined;
  const lanes = new Map(asking.flatMap(({ shown }) => shown.map((lane) => [lane.id, lane] as const)));
  const trends = [...lanes.values()].flatMap((lane): LaneTrend[] => {
    const points = views.map((view) => pointIn(view, { scenario, lane: lane.id, point: key, metric }));
    return points.some(({ status }) => status === 'read')
      ? [
          {
            ...{ lane, name: latest.laneTitle(lane.id), points },
            changes: marks.of({ scenario, lane: lane.id, point: key, metric }),
          },
        ]
      : [];
  });
  const read = views.filter((_, index) => trends.some(({ points }) => points[index]?.status === 'read'));
  if (read.length < LEAST_RUNS) return undefined;
  return {
    scenario,
    title: cleanName(info.title[latest.lang]),
    conditions: conditionsText(latest, info, point),
    metric: latest.metric(metric),
    metricTitle: latest.metricTitle(metric),
    lanes: trends,
  };
}

function pointIn(view: RunView, of: RowKey & { readonly lane: string }): TrendPoint {
  const point = view.run.scenarios
    .find(({ id }) => id === of.scenario)
    ?.points.find((one) => pointKey(one) === of.point);
  const placed = point && view.cellAt(of.scenario, of.lane, point);
  if (!placed) return { status: 'absent' };
  const estimate = estimateOf(placed, of.metric);
  if (estimate) return { status: 'read', estimate };
  const reason = shortGapText(view, placed);
  return reason === null ? { status: 'absent' } : { status: 'withheld', reason };
}
