/**
 * The result file: what one run measured, on what, and how it was judged. Each part of it stands in a file
 * of schema/; here they are put together, and here whoever writes or reads a result file finds its types.
 *
 * One source for three things: the TypeScript types, the validation of a file that is read, and the
 * JSON Schema exported to docs/. Every number's name bears its unit. A status is a union: only a
 * valid trial or cell has figures, so that none can be read from one that has not.
 */
import { z } from 'zod';
import { anchorRowSchema } from './schema/anchor.js';
import { doorSchema } from './schema/capture.js';
import { cellSchema } from './schema/cell.js';
import { environmentSchema } from './schema/environment.js';
import { comparisonSchema, growthSchema, lawSchema } from './schema/findings.js';
import { instrumentSchema } from './schema/instrument.js';
import { kernelCheckSchema } from './schema/kernel-check.js';
import { laneInfoSchema, metricInfoSchema, scenarioInfoSchema } from './schema/legend.js';
import { planSchema } from './schema/plan.js';
import { preflightSchema } from './schema/preflight.js';
import { trialSchema } from './schema/trial.js';

export const SCHEMA_NAME = 'why-websocket/run';
export const SCHEMA_VERSION = 1;

export const runFileSchema = z.object({
  schema: z.literal(SCHEMA_NAME),
  schemaVersion: z.literal(SCHEMA_VERSION),
  runId: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  status: z.enum(['running', 'complete', 'interrupted']),
  /** The command that repeats this run. */
  command: z.string(),
  /** False where there are too few rounds to rank lanes. */
  ranks: z.boolean(),
  plan: planSchema,
  environment: environmentSchema,
  /** Null until it has run. */
  preflight: preflightSchema.nullable(),
  /** Absent until it has run, and where the run does not count exactly. */
  kernelCheck: kernelCheckSchema.optional(),
  /** What was known of the instrument on this machine when the run began; absent where nothing was. */
  instrument: instrumentSchema.optional(),
  lanes: z.array(laneInfoSchema),
  metrics: z.array(metricInfoSchema),
  scenarios: z.array(scenarioInfoSchema),
  warnings: z.array(z.string()),
  trials: z.array(trialSchema),
  cells: z.array(cellSchema),
  comparisons: z.array(comparisonSchema),
  /** Absent where no law holds for anything measured. */
  laws: z.array(lawSchema).optional(),
  /** Present where a scenario was measured at three numbers of clients or more. */
  growth: z.array(growthSchema).optional(),
  /** What else goes through HTTP's `Upgrade`, where the run keeps the bytes of its lanes. */
  doors: z.array(doorSchema).optional(),
  /** Published figures measured again, where the run was asked to. */
  anchors: z.array(anchorRowSchema).optional(),
});

export type RunFile = z.infer<typeof runFileSchema>;

export type { AnchorRow } from './schema/anchor.js';
export type { Cell, Estimate } from './schema/cell.js';
export type { Environment } from './schema/environment.js';
export type { Comparison, Growth, Law, Verdict } from './schema/findings.js';
export type { Point } from './schema/forms.js';
export type { KernelCheck, KernelCheckedLane } from './schema/kernel-check.js';
export type { LaneInfo, MetricInfo, ScenarioInfo } from './schema/legend.js';
export type { Ask, RunPlan } from './schema/plan.js';
export type { LinkPreflight, Preflight } from './schema/preflight.js';
export type { Check, StoredHistogram, TrialRecord, ValidTrial } from './schema/trial.js';
