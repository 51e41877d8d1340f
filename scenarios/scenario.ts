/**
 * What a scenario is: a question asked of every lane, at the points its settings name, by one
 * function that runs a single trial with what the harness gives it.
 *
 * A new scenario is one file that exports a `Scenario`, and a line in `registry.ts`.
 */
import type { Conditions } from '../protocol/conditions.js';
import type { Lane } from '../protocol/lanes.js';
import type { MetricId, Metrics } from '../results/metrics.js';
import type { Capture } from '../results/schema/capture.js';
import type { Point, StoredHistogram } from '../results/schema.js';
import type { TrialContext } from './harness/trial-context.js';
import type { Observations } from './harness/trial-limits.js';
import type { Settings } from './settings.js';

export interface Outcome {
  readonly metrics: Metrics;
  /** Metrics that only bound the truth: `lower` is printed "≥", `upper` "≤". */
  readonly bounds?: Partial<Record<MetricId, 'lower' | 'upper'>>;
  /** Counts that explain the figures. */
  readonly counters?: Readonly<Record<string, number>>;
  readonly histograms?: Readonly<Record<string, StoredHistogram>>;
  readonly series?: Readonly<Record<string, { unit: string; values: (number | null)[] }>>;
  /** The bytes themselves, where they are what is asked for. */
  readonly capture?: Capture;
  /** What the trial is judged by. */
  readonly observations: Observations;
}

interface Text {
  readonly en: string;
  readonly ko: string;
}

export interface Scenario {
  readonly id: string;
  readonly title: Text;
  readonly question: Text;
  readonly closedLoop: boolean;
  readonly primaryMetric: MetricId;
  readonly metrics: readonly MetricId[];
  /** The parameters it is asked at under those settings. */
  point(settings: Settings): Point;
  /** It can be asked over an emulated distance (`rttMs`). */
  readonly overDistance?: boolean;
  /** It can be asked of a server that the project did not start: what it needs, the wire contract gives. */
  readonly ofTarget?: boolean;
  /** It is its own client, which speaks every lane's plain form alone. */
  readonly readsWireItself?: boolean;
  /** It can be asked of readers that live in a browser, or is never asked of others. */
  readonly inBrowser?: true | 'always';
  /** How long one trial takes on that lane, ms, the start of its processes included. */
  estimateMs(settings: Settings, lane: Lane, point: Point): number;
  /** Why the question makes no sense for that lane at that point under those conditions, or null where it does. */
  notFor?(lane: Lane, point: Point, conditions: Conditions): string | null;
  run(context: TrialContext): Promise<Outcome>;
}
