/** Which cells of two runs answer the same question, and why the others are left out. */
import { cellKey } from '../cells.js';
import type { Cell, RunFile } from '../schema.js';
import { askedOtherwise, askOf, EXACT_SCENARIO } from './asked.js';
import type { LeftOut, LeftOutKind, Place } from './change.js';

export type ValidCell = Extract<Cell, { status: 'valid' }>;
export type MatchedRun = Pick<RunFile, 'plan' | 'cells' | 'status'>;

export interface CellPair {
  readonly base: ValidCell;
  readonly head: ValidCell;
}

export interface Matched {
  readonly pairs: readonly CellPair[];
  readonly leftOut: readonly LeftOut[];
  /** Questions that both asked alike, valid or not. */
  readonly askedAlike: number;
}

/** Matches cells by scenario, point and lane, in base's order; what only head has comes last. */
export function matchCells(base: MatchedRun, head: MatchedRun): Matched {
  const inBase = new Set(base.cells.map(cellKey));
  const inHead = new Map(head.cells.map((cell) => [cellKey(cell), cell]));
  const pairs: CellPair[] = [];
  const leftOut: LeftOut[] = [];
  let askedAlike = 0;
  for (const cell of base.cells) {
    const other = inHead.get(cellKey(cell));
    if (!other) {
      leftOut.push(leave(cell, 'only in base', lacking(head, 'head', cell)));
      continue;
    }
    const otherwise = askedOtherwise(base.plan, head.plan, cell);
    if (otherwise.length > 0) {
      leftOut.push(leave(cell, 'asked otherwise', otherwise.join('; ')));
      continue;
    }
    askedAlike++;
    if (cell.status === 'valid' && other.status === 'valid') pairs.push({ base: cell, head: other });
    else if (cell.status === 'skipped' && other.status === 'skipped') {
      leftOut.push({ ...leave(cell, 'skipped in both', cell.reasons[0] ?? 'no reason given'), gates: false });
    } else leftOut.push(leave(cell, 'not valid', notValid(cell, other)));
  }
  for (const cell of head.cells) {
    if (!inBase.has(cellKey(cell))) {
      leftOut.push({ ...leave(cell, 'only in head', lacking(base, 'base', cell)), gates: false });
    }
  }
  return { pairs, leftOut, askedAlike };
}

function leave({ scenario, lane, point }: Place, kind: LeftOutKind, reason: string): LeftOut {
  return { scenario, lane, point, kind, metric: null, reason, gates: scenario === EXACT_SCENARIO };
}

function lacking(run: MatchedRun, side: string, place: Place): string {
  if (!askOf(run.plan, place)) return `${side} did not ask this`;
  return `${side} asked this and did not measure it (the run is ${run.status})`;
}

/** Which side is not valid, and why. */
function notValid(base: Cell, head: Cell): string {
  const sides = [
    ['base', base],
    ['head', head],
  ] as const;
  return sides
    .flatMap(([side, cell]) => {
      if (cell.status === 'valid') return [];
      const word = cell.status === 'invalid' ? 'not valid' : cell.status;
      return [`${side} ${word}: ${cell.reasons[0] ?? 'no reason given'}`];
    })
    .join('; ');
}
