/**
 * From a result file to all that the report says, as plain data: every sentence, chart, table and
 * reason. Nothing here knows HTML; pages and exports are made from this alone.
 */
import type { RunFile, ScenarioInfo } from '../results/schema.js';
import { formatMoment } from './format.js';
import { type AdviceSection, adviceSection } from './model/advice.js';
import { type Published, publishedOf } from './model/anchors.js';
import { type Ledger, ledgerOf } from './model/claims.js';
import { ENGINES_ID } from './model/engines.js';
import type { AnyFigure } from './model/figures.js';
import { skippedLanes } from './model/gaps.js';
import { ANSWER, type Headline, headlineOf } from './model/headline.js';
import { type Method, methodOf } from './model/method.js';
import { type Origin, originOf } from './model/origin.js';
import { hasOwnPoints } from './model/points.js';
import { type ReportSection, sectionOf } from './model/section.js';
import { type Source, sourcesOf } from './model/sources.js';
import { viewRun } from './model/view.js';
import { type WireSection, wireSection } from './model/wire.js';
import type { Prose } from './prose.js';
import { factsOf } from './story/facts.js';
import type { StepId, StoryStep } from './story/step.js';
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
  /** The captured bytes, told behind the step of the upgrade; null where the run kept none. */
  readonly wire: WireSection | null;
  /** What was measured beside the story, scenario by scenario. */
  readonly sections: readonly ReportSection[];
  /** What is believed of the transports, each claim with its verdict. */
  readonly claims: Ledger;
  /** Published figures beside this run's own; null where none was measured again. */
  readonly published: Published | null;
  /** Typical needs and what the cost model answers; null where the run lacks what the model takes. */
  readonly advice: AdviceSection | null;
  readonly method: Method;
  /** From what the commands under the charts are made. */
  readonly origin: Origin;
  /** Where the numbers in the prose come from. */
  readonly sources: readonly Source[];
}

/** As the story meets them: what news takes, what a connection takes, and then the limits. */
const ORDER = [
  ...[ANSWER, 'exact', 'wire', 'connect', 'duplex', 'framing', 'idle', 'recovery', 'slow-reader'],
  ...['fan-out', 'burst', 'throughput', 'capacity'],
];
const placeOf = ({ id }: ScenarioInfo) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

/** Those that the story does not know come last, in the run's order. */
const inOrder = (scenarios: readonly ScenarioInfo[]) =>
  [...scenarios].sort((one, other) => placeOf(one) - placeOf(other));

/** Ids that the page itself uses. */
const PAGE_IDS = [
  ...['advice', 'answer', 'charts', 'claims', 'content', 'contents', 'data', 'everything', 'method', 'pack'],
  ...['published', 'sources', 'wire', ENGINES_ID, ...steps.map(({ id }) => id)],
];

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
  const sections = inOrder(run.scenarios)
    .filter((scenario) => hasOwnPoints(view, scenario))
    .map((scenario) => sectionOf(view, scenario, claimId(taken, slug(scenario.id)), skippedIds));
  const facts = factsOf(view);
  const story = storyOf(
    facts,
    sections.flatMap(({ figures }) => figures),
  );
  const told = new Set(story.flatMap(({ figures }) => figures));
  const report = {
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
    wire: wireSection(facts),
    sections: sections.map((section) => ({
      ...section,
      figures: section.figures.filter((figure) => !told.has(figure)),
    })),
    claims: ledgerOf(facts),
    published: publishedOf(view),
    advice: adviceSection(view),
    method: methodOf(view),
    origin: originOf(run),
  };
  // A table's figures stand beside what they are: only those of sentences link to their places.
  const prose = { ...report, published: report.published?.counted };
  return { ...report, sources: sourcesOf(view, prose) };
}

/** The step that the captured bytes are told behind. */
export const WIRE_AFTER: StepId = 'upgrade';

/** Every chart of the report, in the order of the page. */
export function chartsIn({ headline, story, wire, sections, published }: ReportModel): readonly AnyFigure[] {
  const bytes = (id: string) => (id === WIRE_AFTER ? (wire?.figures ?? []) : []);
  const steps = story.flatMap(({ id, figures }): readonly AnyFigure[] => [...figures, ...bytes(id)]);
  const told = [...steps, ...sections.flatMap(({ figures }) => figures)];
  return [...(headline.picture ? [headline.picture] : []), ...told, ...(published?.figures ?? [])];
}
