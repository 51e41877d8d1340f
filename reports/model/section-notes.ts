/** What has to be known to read a section's figures. */
import type { ScenarioInfo } from '../../results/schema.js';
import { type Prose, plainText } from '../prose.js';
import { growthNote } from './growth.js';
import { ANSWER } from './headline.js';
import { estimateOf, figureOf, type RunView } from './view.js';

export function notesOf(view: RunView, scenario: ScenarioInfo): Prose[] {
  const { words, run } = view;
  const cells = run.cells.filter((cell) => cell.scenario === scenario.id);
  const rejected = run.trials.filter((trial) => trial.scenario === scenario.id && trial.status === 'invalid');
  const bounds = cells.some(
    (cell) => cell.status === 'valid' && Object.values(cell.metrics).some(({ bound }) => bound !== null),
  );
  const valid = cells.some(({ status }) => status === 'valid');
  const has = (metric: string) =>
    cells.some((cell) => cell.status === 'valid' && Object.hasOwn(cell.metrics, metric));
  const isCounted = scenario.closedLoop && view.metric(scenario.primaryMetric).tier === 'exact';
  const isLadder = has('capacityPerSecond');
  return [
    ...(isCounted ? [words.countedNote()] : scenario.closedLoop ? [words.closedLoopNote()] : []),
    ...(bounds ? [isLadder ? words.heldBoundNote() : words.boundNote()] : []),
    ...scenarioNotes(view, scenario),
    ...(has('capacityExtrapolatedPerSecond') ? [words.extrapolatedNote()] : []),
    ...(rejected.length > 0 ? [words.retriedNote(rejected.length)] : []),
    ...(valid && !run.ranks ? [words.unrankedNote(run.plan.rounds)] : []),
  ];
}

/** What has to be known of this scenario: its rules, its laws, and who was measured with fewer clients. */
function scenarioNotes(view: RunView, scenario: ScenarioInfo): Prose[] {
  const words = view.words.scenario;
  const own = Object.hasOwn(words.notes, scenario.id) ? words.notes[scenario.id] : undefined;
  const lawful = view.run.cells.some(
    ({ scenario: id, point, status }) => id === scenario.id && status === 'valid' && Number(point.rttMs) > 0,
  );
  return [
    ...(own ? [[own]] : []),
    ...(scenario.id === ANSWER && lawful ? [view.words.axis.lawNote()] : []),
    ...[growthNote(view, scenario)].flatMap((note) => (note ? [note] : [])),
    ...scaledNotes(view, scenario),
  ];
}

/** Lanes measured with fewer clients than the point asks for, each number of them once. */
function scaledNotes(view: RunView, { id }: ScenarioInfo): Prose[] {
  const scaled = view.shown.flatMap((lane) => {
    const cells = view.run.cells.map((cell, index) => ({ cell, index }));
    const placed = cells.find(({ cell }) => {
      if (cell.scenario !== id || cell.lane !== lane.id) return false;
      const estimate = estimateOf({ cell, index: 0 }, MEASURED);
      return estimate !== undefined && estimate.value < Number(cell.point.clients);
    });
    const estimate = estimateOf(placed, MEASURED);
    return placed && estimate ? [{ title: view.laneTitle(lane.id), placed, estimate }] : [];
  });
  const [first] = scaled;
  if (!first) return [];
  const titles = plainText(view.words.list(scaled.map(({ title }) => title)));
  return [view.words.scenario.scaledNote(titles, figureOf(view, first.placed, MEASURED, first.estimate))];
}

const MEASURED = 'clientsMeasured';
