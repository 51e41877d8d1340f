/** A count held against the committed baseline: lane by lane what differs, and what that comes to. */
import { EXACT_SCENARIO } from '../compare/asked.js';
import type { Change } from '../compare/change.js';
import { judgeChange } from '../compare/judge-change.js';
import { pointText } from '../compare/place-text.js';
import type { Cell, MetricInfo, Point } from '../schema.js';
import type { ExactBaseline, Figures } from './file.js';

/** One lane at one point. */
export interface LaneCheck {
  readonly lane: string;
  /** In words. */
  readonly point: string;
  /**
   * `other versions`: the machine brings another version of something that bears on this lane, and a figure
   * differs: whether the commit or the version did it cannot be told.
   */
  readonly status:
    | 'same'
    | 'differs'
    | 'other versions'
    | 'skipped'
    | 'not valid'
    | 'no baseline'
    | 'not asked';
  /** Why nothing is compared; what else a reader should know. */
  readonly reason: string | null;
  /** Figures that differ. */
  readonly changes: readonly Change[];
  /** Figures of one side only. */
  readonly oneSided: readonly string[];
  readonly compared: number;
}

export interface VersionChange {
  readonly name: string;
  readonly before: string | null;
  readonly now: string | null;
  /** Brought by the machine, not fixed by the commit. */
  readonly ofMachine: boolean;
}

export interface BaselineCheck {
  readonly lanes: readonly LaneCheck[];
  readonly versions: readonly VersionChange[];
}

export interface CheckAsk {
  readonly versions: ExactBaseline['versions'];
  readonly cells: readonly Cell[];
  readonly metrics: readonly MetricInfo[];
  /** Names among the versions that the machine brings. */
  readonly machineVersions: readonly string[];
  /** Names of the versions that bear on a lane. */
  readonly bearsOn: (lane: string) => readonly string[];
  /** Lanes that the check is about. */
  readonly lanes: readonly string[];
}

export function checkBaseline(baseline: ExactBaseline, ask: CheckAsk): BaselineCheck {
  const versions = versionChanges(baseline, ask);
  const counted = ask.cells.map((cell) => laneCheck(baseline, cell, versions, ask));
  const seen = new Set(ask.cells.map(({ lane, point }) => `${lane} ${pointText(point)}`));
  const gone = Object.entries(baseline.lanes).flatMap(([lane, points]) =>
    Object.keys(points).flatMap((point): LaneCheck[] =>
      seen.has(`${lane} ${point}`) || !ask.lanes.includes(lane)
        ? []
        : [
            {
              ...bare(lane, point),
              status: 'not asked',
              reason: 'the baseline has it, and it is asked no more',
            },
          ],
    ),
  );
  return { lanes: [...counted, ...gone], versions };
}

function versionChanges({ versions: before }: ExactBaseline, ask: CheckAsk): VersionChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(ask.versions)])]
    .filter((name) => before[name] !== ask.versions[name])
    .map((name) => ({
      name,
      before: before[name] ?? null,
      now: ask.versions[name] ?? null,
      ofMachine: ask.machineVersions.includes(name),
    }));
}

const bare = (lane: string, point: string) => ({ lane, point, changes: [], oneSided: [], compared: 0 });

function laneCheck(
  baseline: ExactBaseline,
  cell: Cell,
  versions: readonly VersionChange[],
  { metrics, bearsOn }: CheckAsk,
): LaneCheck {
  const { lane } = cell;
  const point = pointText(cell.point);
  if (cell.status !== 'valid') {
    const status = cell.status === 'skipped' ? 'skipped' : 'not valid';
    return { ...bare(lane, point), status, reason: cell.reasons[0] ?? 'no reason given' };
  }
  const before = own(own(baseline.lanes, lane) ?? {}, point);
  if (!before)
    return { ...bare(lane, point), status: 'no baseline', reason: 'the baseline has no figures of it' };
  const changes: Change[] = [];
  const oneSided: string[] = [];
  let compared = 0;
  for (const metric of metrics) {
    if (metric.tier !== 'exact') continue;
    const [old, now] = [own(before, metric.id), own(cell.metrics, metric.id)];
    if (old === undefined || now === undefined) {
      if (old !== now) oneSided.push(`${metric.id} ${old === undefined ? 'is new' : 'is counted no more'}`);
      continue;
    }
    compared++;
    const change = judgeChange(placeOf(lane, cell.point), metric, sideOf(old), now);
    if (change.verdict !== 'equal') changes.push(change);
  }
  const bearing = versions.filter(({ name, ofMachine }) => ofMachine && bearsOn(lane).includes(name));
  const reason = bearing.length === 0 ? null : bearing.map(versionText).join('; ');
  const differs = changes.length > 0 || oneSided.length > 0;
  const status = !differs ? 'same' : bearing.length > 0 ? 'other versions' : 'differs';
  return { lane, point, status, reason, changes, oneSided, compared };
}

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const placeOf = (lane: string, point: Point) => ({ scenario: EXACT_SCENARIO, lane, point });

const sideOf = (value: Figures[string]) => ({ value, low: value, high: value, rounds: [value], bound: null });

export const versionText = ({ name, before, now }: VersionChange): string =>
  `${name} ${before ?? 'not there'}, now ${now ?? 'not there'}`;

/**
 * `worse`: a figure is, in a lane that no other version of the machine's bears on. `renew`: figures differ,
 * none for the worse. `cannot tell`: something that the baseline holds was not compared, or under other versions.
 */
export type BaselineOutcome = 'same' | 'renew' | 'worse' | 'not valid' | 'cannot tell';

export function baselineOutcome({ lanes, versions }: BaselineCheck): BaselineOutcome {
  const differing = lanes.filter(({ status }) => status === 'differs');
  if (differing.some(({ changes }) => changes.some(({ verdict }) => verdict === 'worse'))) return 'worse';
  if (lanes.some(({ status }) => status === 'not valid')) return 'not valid';
  const untold = (lane: LaneCheck) =>
    lane.status === 'differs'
      ? lane.oneSided.length > 0 || lane.changes.some(({ verdict }) => verdict === 'cannot tell')
      : lane.status !== 'same';
  if (lanes.some(untold) || versions.some(({ ofMachine }) => ofMachine)) return 'cannot tell';
  return differing.length > 0 || versions.length > 0 ? 'renew' : 'same';
}
