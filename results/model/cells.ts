/** The cells of a run that the model stands on: valid, at no distance, with the run's own request heads. */
import type { Cell, Estimate, RunFile } from '../schema.js';
import { type Figure, figureOf } from './figure.js';

export type ValidCell = Extract<Cell, { status: 'valid' }>;

/** Parameters of a path or a client other than the plain one; a cell that has any is no unit cost. */
const SET_APART = ['rttMs', 'jitterMs', 'bandwidthMbps', 'headers', 'keepAlive'];

/** The lane's cells of that scenario, those whose texts are nearest in size to `textBytes` first. */
export function plainCells(run: RunFile, lane: string, scenario: string, textBytes: number): ValidCell[] {
  return run.cells
    .filter((cell): cell is ValidCell => cell.status === 'valid')
    .filter((cell) => cell.lane === lane && cell.scenario === scenario)
    .filter(({ point }) => SET_APART.every((name) => !point[name]))
    .sort((a, b) => sizeApart(a, textBytes) - sizeApart(b, textBytes));
}

/** Those of them with texts of the nearest size. */
export function nearestCells(run: RunFile, lane: string, scenario: string, textBytes: number): ValidCell[] {
  const cells = plainCells(run, lane, scenario, textBytes);
  return cells.filter((cell) => sizeApart(cell, textBytes) === sizeApart(cells[0]!, textBytes));
}

const sizeApart = ({ point }: ValidCell, textBytes: number): number =>
  Math.abs(Math.log(parameter(point, 'textBytes', textBytes) / textBytes));

export function parameter(point: Cell['point'], name: string, otherwise: number): number {
  const value = point[name];
  return typeof value === 'number' ? value : otherwise;
}

/** A metric that is a value, not a bound. */
export function figure(cell: ValidCell | undefined, metric: string): Figure | undefined {
  const estimate: Estimate | undefined =
    cell && Object.hasOwn(cell.metrics, metric) ? cell.metrics[metric] : undefined;
  return estimate && estimate.bound === null ? figureOf(estimate) : undefined;
}

/** A count that every round agrees on, or its median where they do not. */
export const counted = (cell: ValidCell | undefined, metric: string): number | undefined =>
  figure(cell, metric)?.value;
