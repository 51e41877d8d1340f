/**
 * An advice in words: the answer, why, and every lane's row. It takes an advice and a voice and no run,
 * so that numbers typed into a page are answered as the report's own cases are.
 */
import type { Advice } from '../../results/model/advise.js';
import type { LaneInfo } from '../../results/schema.js';
import { resourceAmount, type Voice } from './advice-amounts.js';
import { type AdviceAnswer, answerOf, type Use } from './advice-answer.js';
import { type AdviceRow, adviceRow } from './advice-lanes.js';

export interface AdviceCase {
  readonly needs: string;
  /** Such as `short polling is enough`. */
  readonly finding: string;
  readonly because: readonly string[];
  /** Empty where no lane is known. */
  readonly rows: readonly AdviceRow[];
}

function findingOf(voice: Voice, answer: AdviceAnswer, ranks: boolean): string {
  const { advice: words } = voice.words;
  if (!('ties' in answer)) return words.finding[answer.kind]('', false);
  const finding = words.finding[answer.kind](voice.laneTitle(answer.lane.id), answer.ties.length === 0);
  return ranks || answer.kind === 'unsure' ? finding : words.firstLook(finding);
}

function becauseOf(voice: Voice, answer: AdviceAnswer, rttMs: number): string[] {
  const { advice: words } = voice.words;
  const titles = (lanes: readonly LaneInfo[]) => lanes.map(({ id }) => voice.laneTitle(id));
  const notCompared = (lanes: readonly LaneInfo[]) =>
    lanes.length > 0 ? [words.notCompared(titles(lanes))] : [];
  if (answer.kind === 'unmeasured') return [words.unmeasured(answer.scenarios)];
  if (answer.kind === 'incomparable') return [words.incomparable(titles(answer.lanes))];
  if (answer.kind === 'none') return [words.roundTrip(rttMs), ...notCompared(answer.notCompared)];
  const lane = voice.laneTitle(answer.lane.id);
  const dearer = answer.dearer.map(({ resource, lanes, least }) => {
    const said = ({ lane: { id }, takes }: Use) => ({
      lane: voice.laneTitle(id),
      takes: resourceAmount(voice, resource, takes),
    });
    return { resource, lanes: lanes.map(said), least: said(least) };
  });
  return [
    ...(answer.ties.length > 0 ? [words.ties(lane, titles(answer.ties))] : []),
    ...(dearer.length > 0 ? [words.dearer(dearer)] : []),
    ...notCompared(answer.notCompared),
  ];
}

/** @param ranks whether the run that the costs are from has rounds enough to rank lanes */
export function adviceCase(voice: Voice, advice: Advice, ranks: boolean): AdviceCase {
  const answer = answerOf(advice);
  return {
    needs: voice.words.advice.needs(advice.needs),
    finding: findingOf(voice, answer, ranks),
    because: becauseOf(voice, answer, advice.needs.rttMs),
    rows: answer.kind === 'unmeasured' ? [] : advice.lanes.map((lane) => adviceRow(voice, lane)),
  };
}
