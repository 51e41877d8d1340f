/** The way of the story, a line a step: each is a file of its own beside this one. */
import type { ReportFigure, Shows } from '../model/figures.js';
import { after } from './after.js';
import { ask } from './ask.js';
import type { Facts } from './facts.js';
import { framework } from './framework.js';
import { hold } from './hold.js';
import { poll } from './poll.js';
import { rest } from './rest.js';
import { beatIds, type StepDefinition, type StoryStep } from './step.js';
import { stream } from './stream.js';
import { upgrade } from './upgrade.js';

export const steps: readonly StepDefinition[] = [ask, poll, hold, stream, upgrade, rest, framework, after];

const isShown = (figure: ReportFigure, { scenario, metric, over }: Shows): boolean =>
  figure.shows.scenario === scenario && figure.shows.metric === metric && figure.shows.over === over;

/** Those of a place among the step's charts: all that show it, or of several the first that any shows. */
function placed(place: StepDefinition['charts'][number], figures: readonly ReportFigure[]): ReportFigure[] {
  const shown = [place].flat().map((shows) => figures.filter((figure) => isShown(figure, shows)));
  return shown.find((found) => found.length > 0) ?? [];
}

/** The story of a run; `figures` are the scenarios' charts, of which each step takes its own. */
export function storyOf(facts: Facts, figures: readonly ReportFigure[]): StoryStep[] {
  const { story } = facts.view.words;
  return steps.map((step, index) => {
    const beats = step.beats(facts);
    return {
      id: step.id,
      number: index + 1,
      title: story.title[step.id],
      finding: step.finding(facts),
      beats: beatIds
        .map((id) => ({ id, name: story.beat[id], said: beats[id] }))
        .filter(({ said }) => said.length > 0),
      figures: [...(step.pictures?.(facts) ?? []), ...step.charts.flatMap((place) => placed(place, figures))],
      asides: (step.asides?.(facts) ?? []).filter(({ said }) => said.length > 0),
      tables: step.tables?.(facts) ?? [],
      withheld: step.withheld?.(facts) ?? [],
    };
  });
}
