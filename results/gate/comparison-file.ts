/**
 * The file of a comparison that measured both versions itself: every unit with the figures of each of its
 * windows, so that each pair can be drawn and every verdict derived again, and what was made of them.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ResultFileError } from '../result-file-error.js';
import { environmentSchema } from '../schema/environment.js';
import { pointSchema } from '../schema/forms.js';
import { laneInfoSchema, metricInfoSchema } from '../schema/legend.js';

export const COMPARISON_SCHEMA = 'why-websocket/comparison';
export const COMPARISON_VERSION = 1;

const figures = z.record(z.string(), z.number());
const count = z.int().nonnegative();
const side = z.enum(['base', 'head']);

const versionSchema = z.object({
  /** `ref`: a commit in a worktree of its own; `tree`: the running checkout as it is; `target`: a server that ran already. */
  kind: z.enum(['ref', 'tree', 'target']),
  /** In words: the ref as it was given, `the working tree`, or the URL. */
  name: z.string(),
  commit: z.string().nullable(),
  /** It held changes that no commit holds; null where there is no commit. */
  dirty: z.boolean().nullable(),
  /** What was put in its place: `ws@8.22.0`, `node=/path`. */
  replaced: z.array(z.string()),
  /** Versions that its servers named, lane by lane. */
  engines: z.record(z.string(), z.record(z.string(), z.string())),
});

export const loadSchema = z.object({
  lane: z.string(),
  clients: count,
  ratePerSecond: z.number(),
  textBytes: count,
  pollIntervalMs: z.number(),
  held: count,
  runInMs: z.number(),
  warmUpMs: z.number(),
  windowMs: z.number(),
  windowPairs: count,
});

const thresholdSchema = z.object({
  lane: z.string(),
  metric: z.string(),
  /** A change of up to this share is none: 0.05 is 5 %. */
  threshold: z.number().positive(),
  source: z.enum(['calibration', 'default', 'asked']),
});

const planSchema = z.object({
  seed: z.int(),
  /** Lanes that are counted, and those of them whose costs are measured. */
  lanes: z.array(z.string()),
  costLanes: z.array(z.string()),
  metrics: z.array(z.string()),
  /** Times that each side of each lane is counted. */
  rounds: count,
  /** Units of a set, of each lane. */
  units: count,
  /** Chance of any false alarm in the first set, over all gated costs (Holm). */
  alpha: z.number(),
  headers: z.string(),
  loads: z.array(loadSchema),
  thresholds: z.array(thresholdSchema),
  estimateMs: z.number(),
});

/** A trial of the exact tier: driven by counts, on one side. */
const countedSchema = z.object({
  scenario: z.enum(['exact', 'deliveries']),
  lane: z.string(),
  point: pointSchema,
  side,
  round: count,
  attempt: count,
  startedAt: z.string(),
  durationMs: z.number(),
  status: z.enum(['valid', 'invalid', 'failed', 'skipped']),
  reasons: z.array(z.string()),
  /** None where the trial is not valid. */
  figures,
});

const checkSchema = z.object({ id: z.string(), value: z.number(), limit: z.number(), ok: z.boolean() });

const windowSchema = z.object({
  side,
  /** Which pair of windows it belongs to; -1: the run-in, of which only the deliveries count. */
  pair: z.int().gte(-1),
  /** Null where the server's process is not ours to ask. */
  serverCpuUs: z.number().nullable(),
  delivered: count,
  offered: count,
  /** From intended time; of a target's, the round trip. Null with too few messages. */
  latencyP50Ns: z.number().nullable(),
  missing: count,
  duplicates: count,
  misplaced: count,
  corrupt: count,
  cuts: count,
  /** What the window is judged by. */
  checks: z.array(checkSchema),
});

export const unitSchema = z.object({
  lane: z.string(),
  /** `confirmation`: measured for what the first set made suspect. */
  set: z.enum(['first', 'confirmation']),
  unit: count,
  attempt: count,
  seed: z.int(),
  /** Whose window came first. */
  first: side,
  startedAt: z.string(),
  durationMs: z.number(),
  status: z.enum(['valid', 'invalid', 'failed']),
  reasons: z.array(z.string()),
  windows: z.array(windowSchema),
  held: z.object({ base: figures, head: figures }),
  /** By metric, both sides: what a verdict is made of. Empty where the unit is not valid. */
  values: z.record(z.string(), z.object({ base: z.number(), head: z.number() })),
});

const sideFigureSchema = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  bound: z.enum(['lower', 'upper']).nullable(),
  rounds: z.array(z.number()),
});

const testSchema = z.object({
  units: count,
  ratio: z.number(),
  /** Chance of ratios this bad where the change is no more than the threshold: one-sided, exact. */
  p: z.number(),
  /** The same among all that were tested together (Holm). */
  adjustedP: z.number(),
});

const placeShape = { scenario: z.string(), lane: z.string(), point: pointSchema };

const changeSchema = z.object({
  ...placeShape,
  metric: metricInfoSchema,
  tier: z.enum(['exact', 'cost', 'trend']),
  base: sideFigureSchema,
  head: sideFigureSchema,
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  design: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unpaired'), baseRounds: count, headRounds: count }),
    z.object({ kind: z.literal('paired'), pairs: count }),
  ]),
  method: z.string(),
  verdict: z.enum(['better', 'worse', 'equal', 'changed', 'equivalent', 'cannot tell', 'shown only']),
  gates: z.boolean(),
  /** Of a gated cost: the test that made it suspect or not, and the one that confirmed it or not. */
  tests: z
    .object({ threshold: z.number(), first: testSchema, confirmation: testSchema.nullable() })
    .optional(),
});

const leftOutSchema = z.object({
  ...placeShape,
  kind: z.enum(['only in base', 'only in head', 'asked otherwise', 'not valid', 'skipped in both']),
  metric: z.string().nullable(),
  reason: z.string(),
  gates: z.boolean(),
  broken: z.boolean().optional(),
});

const refusalSchema = z.object({
  tier: z.enum(['exact', 'cost', 'trend']),
  reason: z.string(),
  figures: count,
});

export const comparisonFileSchema = z.object({
  schema: z.literal(COMPARISON_SCHEMA),
  schemaVersion: z.literal(COMPARISON_VERSION),
  comparisonId: z.string(),
  status: z.enum(['running', 'complete', 'interrupted']),
  startedAt: z.string(),
  updatedAt: z.string(),
  command: z.string(),
  /** Of the harness, which is one and the same for both sides. */
  environment: environmentSchema,
  base: versionSchema,
  head: versionSchema,
  plan: planSchema,
  lanes: z.array(laneInfoSchema),
  metrics: z.array(metricInfoSchema),
  counted: z.array(countedSchema),
  units: z.array(unitSchema),
  /** Derived from all that stands above; `judgeComparison` makes it again. */
  comparison: z.object({
    changes: z.array(changeSchema),
    leftOut: z.array(leftOutSchema),
    refused: z.array(refusalSchema),
    differences: z.array(z.string()),
  }),
});

export type ComparisonFile = z.infer<typeof comparisonFileSchema>;
export type ComparedVersion = z.infer<typeof versionSchema>;
export type CountedTrial = z.infer<typeof countedSchema>;
export type GateUnit = z.infer<typeof unitSchema>;
export type GateWindow = z.infer<typeof windowSchema>;
export type Threshold = z.infer<typeof thresholdSchema>;
export type GateSide = z.infer<typeof side>;

export function comparisonFileText(file: ComparisonFile): string {
  return `${JSON.stringify(file)}\n`;
}

/** @throws ResultFileError where it cannot be read, or is no comparison of this schema version */
export function readComparisonFile(path: string): ComparisonFile {
  try {
    return comparisonFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0] : String(error);
    throw new ResultFileError(`${path} is not a comparison of this suite: ${reason}`);
  }
}
