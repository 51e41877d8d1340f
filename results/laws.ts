/**
 * The laws over the measurements: what arithmetic says of a cell beside what was measured there, with what is
 * left and how much of it may be chance. A residual that neither chance nor the server's own time covers
 * is a bug in the lane or in the instrument until it is explained.
 */
import { cellKey, groupTrials } from './cells.js';
import { type LatencyLaw, predicted, type Statistic, samplingError } from './laws/latency-law.js';
import { lawOf, statisticsUnder } from './laws/law-of.js';
import type { Cell, Law, Point, RunFile, ValidTrial } from './schema.js';

/** A residual no larger than this share of the prediction is within what a law is held to. */
const AGREES_SHARE = 0.1;

type ValidCell = Extract<Cell, { status: 'valid' }>;

/** Every valid cell that a law holds for, statistic by statistic, the median first. */
export function lawsOf(run: Pick<RunFile, 'cells' | 'trials' | 'lanes' | 'plan'>): Law[] {
  const context = contextOf(run);
  return context.cells.flatMap((cell) => {
    const law = context.lawFor(cell);
    if (!law) return [];
    return statisticsUnder(cell.scenario, law).flatMap(([statistic, metric]) => {
      const estimate = cell.metrics[metric];
      if (!estimate || estimate.bound) return [];
      const predictedNs = predicted(law, statistic);
      const residualNs = estimate.value - predictedNs;
      const errorNs = widest(halfWidth(estimate), context.chanceNs(cell, law, statistic));
      const ownNs = context.ownNs(cell, statistic, metric);
      return {
        scenario: cell.scenario,
        lane: cell.lane,
        point: cell.point,
        statistic,
        predictedNs,
        measuredNs: estimate.value,
        residualNs,
        residualShare: residualNs / predictedNs,
        errorNs,
        ownNs,
        verdict: verdictOf(predictedNs, residualNs, errorNs ?? 0, ownNs ?? 0),
      };
    });
  });
}

function verdictOf(predictedNs: number, residualNs: number, errorNs: number, ownNs: number): Law['verdict'] {
  const allowedNs = Math.max(errorNs, AGREES_SHARE * predictedNs);
  if (Math.abs(residualNs) <= allowedNs) return 'agrees';
  return residualNs > 0 && residualNs - ownNs <= allowedNs ? 'server time' : 'unexplained';
}

function contextOf({ cells, trials, lanes, plan }: Pick<RunFile, 'cells' | 'trials' | 'lanes' | 'plan'>) {
  const valid = cells.filter((cell): cell is ValidCell => cell.status === 'valid');
  const transports = new Map(lanes.map(({ id, transport }) => [id, transport]));
  const rounds = new Map(groupTrials(trials).map((group) => [cellKey(group), group.rounds]));
  const sideBySide = new Map(valid.filter(isSideBySide).map((cell) => [otherwise(cell), cell]));
  const lawFor = (cell: ValidCell): LatencyLaw | undefined => {
    const transport = transports.get(cell.lane);
    return transport === undefined ? undefined : lawOf(cell, transport, plan.keepAlive);
  };
  return {
    cells: valid,
    lawFor,
    /** What chance may do to so many polls; null where nothing is left to chance, or polls are not known. */
    chanceNs(cell: ValidCell, law: LatencyLaw, statistic: Statistic): number | null {
      if (law.mostNs === law.leastNs) return null;
      const measured = (rounds.get(cellKey(cell)) ?? []).filter(
        (trial): trial is ValidTrial => trial.status === 'valid',
      );
      const polls = pollsOf(measured, cell, transports.get(cell.lane));
      return polls > 0 ? samplingError(law, statistic, polls) : null;
    },
    /** What the lane takes beyond its law side by side: server, kernel and client, no distance. */
    ownNs(cell: ValidCell, statistic: Statistic, metric: string): number | null {
      const near = isSideBySide(cell) ? undefined : sideBySide.get(otherwise(cell));
      const estimate = near?.metrics[metric];
      if (!near || !estimate || estimate.bound) return null;
      const law = lawFor(near);
      return Math.max(0, estimate.value - (law ? predicted(law, statistic) : 0));
    },
  };
}

const isSideBySide = ({ point }: Pick<Cell, 'point'>): boolean => Number(point.rttMs ?? 0) === 0;

/** How many connections `connect` opens, and how, is not the same over a distance; what each costs is. */
const OF_NO_MATTER = new Set(['rttMs', 'serial', 'held', 'openings', 'concurrency']);

/** All of a cell but its distance. */
function otherwise({ scenario, lane, point }: Pick<Cell, 'scenario' | 'lane' | 'point'>): string {
  const kept: Point = Object.fromEntries(Object.entries(point).filter(([name]) => !OF_NO_MATTER.has(name)));
  return cellKey({ scenario, lane, point: kept });
}

/**
 * Independent samples: messages that one poll brings share its moment, so that a poll counts as one. Long
 * pollers are all answered by the same message and go in step: together they count as one.
 */
function pollsOf(trials: readonly ValidTrial[], cell: ValidCell, transport: string | undefined): number {
  const count = (name: string) => trials.reduce((sum, { counters }) => sum + (counters[name] ?? 0), 0);
  const posts = cell.scenario === 'duplex' ? count('offered') : 0;
  const polls = Math.max(0, count('requests') - posts);
  return transport === 'long-polling' ? polls / Number(cell.point.clients) : polls;
}

function halfWidth({ low, high }: { readonly low: number | null; readonly high: number | null }) {
  return low === null || high === null ? null : (high - low) / 2;
}

function widest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}
