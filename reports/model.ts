/**
 * From a result file to all that the report says, as plain data: every sentence, chart, table and
 * reason. Nothing here knows HTML; pages and exports are made from this alone.
 */
import type { RunFile, ScenarioInfo } from '../results/schema.js';
import { formatMoment } from './format.js';
import { type AdviceSection, adviceSection } from './model/advice.js';
import { type Published, publishedOf } from './model/anchors.js';
import { enginesSection } from './model/engines.js';
import type { ReportFigure } from './model/figures.js';
import { skippedLanes } from './model/gaps.js';
import { ANSWER, type Headline, headlineOf } from './model/headline.js';
import { type Method, methodOf } from './model/method.js';
import { hasOwnPoints } from './model/points.js';
import { type ReportSection, sectionOf } from './model/section.js';
import { viewRun } from './model/view.js';
import type { Prose } from './prose.js';
import { factsOf } from './story/facts.js';
import type { StoryStep } from './story/step.js';
import { steps, storyOf } from './story/steps.js';
import { cleanName, slug } from './text.js';
import type { Lang } from './units.js';

export interface ReportModel {
  readonly lang: Lang;
  readonly kicker: string;
  readonly headline: Headline;
  /** What limits the whole run: interrupted, uncommitted changes, lanes that were skipped. */
  readonly notices: readonly Prose[];
  readonly story: readonly StoryStep[];
  /** What was measured beside the story, scenario by scenario. */
  readonly sections: readonly ReportSection[];
  /** Published figures beside this run's own; null where none was measured again. */
  readonly published: Published | null;
  /** Typical needs and what the cost model answers; null where the run lacks what the model takes. */
  readonly advice: AdviceSection | null;
  readonly method: Method;
}

/** The scenario that the headline speaks of leads; the others keep the run's order. */
function answerFirst(scenarios: readonly ScenarioInfo[]): ScenarioInfo[] {
  const answers = scenarios.filter(({ id }) => id === ANSWER);
  return [...answers, ...scenarios.filter(({ id }) => id !== ANSWER)];
}

/** Ids that the page itself uses. */
const PAGE_IDS = ['advice', 'charts', 'content', 'method', 'published', ...steps.map(({ id }) => id)];

/** `id`, or with a number behind it where it is taken: two scenarios may differ in signs only. */
function claimId(taken: Set<string>, id: string): string {
  let claimed = id;
  for (let n = 2; taken.has(claimed); n++) claimed = `${id}-${n}`;
  taken.add(claimed);
  return claimed;
}

/** Builds the report of a run. Pure: the same file gives the same report. */
export function buildReport(run: RunFile, lang: Lang = 'en'): ReportModel {
  const view = viewRun(run, lang);
  const { words } = view;
  const skipped = skippedLanes(view);
  const taken = new Set(PAGE_IDS);
  const skippedIds = new Set(skipped.map(({ id }) => id));
  const sections = [
    ...answerFirst(run.scenarios)
      .filter((scenario) => hasOwnPoints(view, scenario))
      .map((scenario) => sectionOf(view, scenario, claimId(taken, slug(scenario.id)), skippedIds)),
    ...[enginesSection(view, claimId(taken, 'engines'))].flatMap((section) => section ?? []),
  ];
  const story = storyOf(
    factsOf(view),
    sections.flatMap(({ figures }) => figures),
  );
  const told = new Set(story.flatMap(({ figures }) => figures));
  return {
    lang,
    kicker: words.kicker(cleanName(run.plan.profile), formatMoment(cleanName(run.startedAt))),
    headline: headlineOf(view),
    notices: [
      ...(run.status === 'interrupted' ? [words.interrupted()] : []),
      ...(run.status === 'running' ? [words.running()] : []),
      ...(run.environment.dirty ? [words.dirty()] : []),
      ...skipped.map(({ lane, reason }) => words.skippedLane(lane, reason)),
    ],
    story,
    sections: sections.map((section) => ({
      ...section,
      figures: section.figures.filter((figure) => !told.has(figure)),
    })),
    published: publishedOf(view),
    advice: adviceSection(view),
    method: methodOf(view),
  };
}

/** Every chart of the report, in the order of the page. */
export function chartsIn({ story, sections, published }: ReportModel): readonly ReportFigure[] {
  return [...[...story, ...sections].flatMap(({ figures }) => figures), ...(published?.figures ?? [])];
}
