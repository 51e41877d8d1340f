/** The cells of a run that the model stands on: valid, at no distance, with the run's own request heads. */
import { type Figure, figureOf } from './figure.js';
import {
  type CostMetric,
  type CostParameter,
  type CostScenario,
  isPlain,
  type RunCosts,
  type ValidCell,
} from './run-costs.js';

/** The lane's cells of that scenario, those whose texts are nearest in size to `textBytes` first. */
export function plainCells(
  run: RunCosts,
  lane: string,
  scenario: CostScenario,
  textBytes: number,
): ValidCell[] {
  return run.cells
    .filter((cell) => cell.lane === lane && cell.scenario === scenario)
    .filter(isPlain)
    .sort((a, b) => sizeApart(a, textBytes) - sizeApart(b, textBytes));
}

/** Those of them with texts of the nearest size. */
export function nearestCells(
  run: RunCosts,
  lane: string,
  scenario: CostScenario,
  textBytes: number,
): ValidCell[] {
  const cells = plainCells(run, lane, scenario, textBytes);
  return cells.filter((cell) => sizeApart(cell, textBytes) === sizeApart(cells[0]!, textBytes));
}

const sizeApart = (cell: ValidCell, textBytes: number): number =>
  Math.abs(Math.log(parameter(cell, 'textBytes', textBytes) / textBytes));

export function parameter({ point }: ValidCell, name: CostParameter, otherwise: number): number {
  const value = point[name];
  return typeof value === 'number' ? value : otherwise;
}

/** A metric that is a value, not a bound. */
export function figure(cell: ValidCell | undefined, metric: CostMetric): Figure | undefined {
  const estimate = cell && Object.hasOwn(cell.metrics, metric) ? cell.metrics[metric] : undefined;
  return estimate && estimate.bound === null ? figureOf(estimate) : undefined;
}

/** A count that every round agrees on, or its median where they do not. */
export const counted = (cell: ValidCell | undefined, metric: CostMetric): number | undefined =>
  figure(cell, metric)?.value;
