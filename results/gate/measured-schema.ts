/** What a comparison measured itself: two versions, what was asked of them, and every trial, window and unit. */
import { z } from 'zod';
import { count, figures, pointSchema } from '../schema/forms.js';
import { readingSchema } from '../schema/trial.js';

const side = z.enum(['base', 'head']);

export const versionSchema = z.object({
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

export const planSchema = z.object({
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
export const countedSchema = z.object({
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
  checks: z.array(readingSchema),
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

export type ComparedVersion = z.infer<typeof versionSchema>;
export type CountedTrial = z.infer<typeof countedSchema>;
export type GateUnit = z.infer<typeof unitSchema>;
export type GateWindow = z.infer<typeof windowSchema>;
export type Threshold = z.infer<typeof thresholdSchema>;
export type GateSide = z.infer<typeof side>;
