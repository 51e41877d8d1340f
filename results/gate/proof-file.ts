/**
 * What the gate is worth on one machine: units of like with like, decisions drawn from them, whole commands,
 * and how often slow-downs that were built in are found. Kept after each step, so that it can be gone on with.
 */
import { z } from 'zod';
import { fingerprintSchema } from '../fingerprint.js';
import { readOptional } from '../optional-file.js';
import { environmentSchema } from '../schema/environment.js';
import { count } from '../schema/forms.js';
import { loadSchema, unitSchema } from './measured-schema.js';

const PROOF_SCHEMA = 'why-websocket/gate';
const PROOF_VERSION = 1;

/** The proof's file in the folder of the machine: `results/machine/gate.json`. */
export const PROOF_FILE = 'gate.json';

const likeSpreadSchema = z.object({
  lane: z.string(),
  metric: z.string(),
  units: count,
  /** Standard deviation of the logarithms of the units' ratios, head ÷ base. */
  sd: z.number(),
  /** Median absolute deviation × 1.4826: what it would be without outliers. */
  mad: z.number(),
  /** Smallest change that the gate finds four times out of five at its number of units, as a share. */
  detectable: z.number(),
});

const drawnSchema = z.object({
  decisions: count,
  failures: count,
  /** Of the share of failures: exact, 95 %, one-sided (Clopper and Pearson). */
  upperBound: z.number(),
  /** First sets that suspected something, confirmed or not. */
  suspicions: count,
});

const wholeSchema = z.object({
  startedAt: z.string(),
  durationMs: z.number(),
  exitCode: z.int(),
  outcome: z.string(),
  /** What it found for the worse, in words. */
  found: z.array(z.string()),
  seed: z.int(),
});

const faultSchema = z.object({
  /** What was built in: `header`, `latency`, `loss`, `request`. */
  fault: z.string(),
  lane: z.string(),
  run: count,
  startedAt: z.string(),
  durationMs: z.number(),
  tier: z.enum(['exact', 'cost']),
  found: z.boolean(),
  /** Regressions on other lanes: there must be none. */
  misattributed: z.array(z.string()),
  regressions: z.array(z.string()),
});

const powerSchema = z.object({
  lane: z.string(),
  /** CPU that was built in: 0.2 is a fifth more. */
  share: z.number(),
  /** What the units say was added, as a share. */
  measured: z.number(),
  draws: count,
  found: count,
  /** Share found where the same change is added to units of like with like. */
  predicted: z.number(),
});

export const proofFileSchema = z.object({
  schema: z.literal(PROOF_SCHEMA),
  schemaVersion: z.literal(PROOF_VERSION),
  fingerprint: fingerprintSchema,
  environment: environmentSchema,
  startedAt: z.string(),
  updatedAt: z.string(),
  seed: z.int(),
  /** Units of a set, and the costs that are gated, as in the gate's default. */
  units: count,
  loads: z.array(loadSchema),
  /** Like with like. */
  like: z.array(unitSchema),
  spreads: z.array(likeSpreadSchema),
  drawn: drawnSchema.nullable(),
  whole: z.array(wholeSchema),
  faults: z.array(faultSchema),
  /** Units against a server with more CPU a message, by share. */
  burdened: z.array(z.object({ share: z.number(), units: z.array(unitSchema) })),
  power: z.array(powerSchema),
});

export type ProofFile = z.infer<typeof proofFileSchema>;
export type LikeSpread = z.infer<typeof likeSpreadSchema>;
export type Drawn = z.infer<typeof drawnSchema>;
export type FaultFound = z.infer<typeof faultSchema>;
export type Power = z.infer<typeof powerSchema>;

export function newProofFile(
  head: Pick<ProofFile, 'fingerprint' | 'environment' | 'startedAt' | 'seed' | 'units' | 'loads'>,
): ProofFile {
  const empty = { like: [], spreads: [], drawn: null, whole: [], faults: [], burdened: [], power: [] };
  return { schema: PROOF_SCHEMA, schemaVersion: PROOF_VERSION, ...head, updatedAt: head.startedAt, ...empty };
}

/** The file at that path, or undefined where there is none of this form: it can be measured anew. */
export function readProofFile(path: string): ProofFile | undefined {
  return readOptional(path, proofFileSchema);
}

export function proofFileText(file: ProofFile): string {
  return `${JSON.stringify(file)}\n`;
}
