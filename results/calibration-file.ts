/** The file of a calibration: trials of a lane against itself on one machine, kept after each of them. */
import { z } from 'zod';
import { fingerprintSchema } from './fingerprint.js';
import { readOptional } from './optional-file.js';
import { environmentSchema } from './schema/environment.js';
import { count, figures, pointSchema } from './schema/forms.js';
import { readingSchema } from './schema/trial.js';

const SCHEMA_NAME = 'why-websocket/calibration';
const SCHEMA_VERSION = 1;

/** What a trial was asked: enough to tell whether another may stand beside it. */
const askedSchema = z.object({
  scenario: z.string(),
  lane: z.string(),
  point: pointSchema,
  warmupMs: z.number(),
  measureMs: z.number(),
});

const trialSchema = z.object({
  scenario: z.string(),
  lane: z.string(),
  /** Counts from 0. */
  pair: count,
  /** Which of the two like things it stands for. Pairs run A B, B A, A B, and so on. */
  half: z.enum(['A', 'B']),
  attempt: count,
  startedAt: z.string(),
  durationMs: z.number(),
  status: z.enum(['valid', 'invalid', 'failed', 'skipped']),
  reasons: z.array(z.string()),
  /** Metrics and counters by name; none where the trial is not valid. */
  figures,
  /** What it was judged by, rejected or not. */
  checks: z.array(readingSchema),
  /** Median CPU of a slice of the reference work while the trial ran, µs: how slow the core was. */
  paceUs: z.number().nullable(),
});

/** What the pairs of one metric of one lane tell. Logarithms of ratios, A ÷ B. */
const spreadSchema = z.object({
  pairs: count,
  sd: z.number(),
  /** Median absolute deviation × 1.4826: what the standard deviation would be without outliers. */
  mad: z.number(),
  /** Share of resampled comparisons of like with like, at 20 pairs, that call them different. */
  falseAlarms: z.number(),
  /** Smallest change found four times out of five at 95 %, as a share, at 10 and at 20 pairs. */
  detectableAt10: z.number(),
  detectableAt20: z.number(),
});

const resultSchema = z.object({
  scenario: z.string(),
  lane: z.string(),
  figure: z.string(),
  /** Median of all halves. */
  value: z.number(),
  plain: spreadSchema,
  /** Divided by the reference's pace; null where it cannot be or must not be divided. */
  divided: spreadSchema.nullable(),
  /** Only pairs between whose halves the pace stayed the same; null where fewer than three did. */
  steady: spreadSchema.nullable(),
});

/** How near trials came to one of the validity limits, over all that were measured. */
const checkNoiseSchema = z.object({
  id: z.string(),
  limit: z.number(),
  trials: count,
  p50: z.number(),
  p90: z.number(),
  p99: z.number(),
  rejectedShare: z.number(),
  /** Spread of like ratios (MAD × 1.4826 of their logarithms) in the half of the pairs that kept further from the limit, and in the nearer one. */
  spreadFar: z.number().nullable(),
  spreadNear: z.number().nullable(),
});

const calibrationFileSchema = z.object({
  schema: z.literal(SCHEMA_NAME),
  schemaVersion: z.literal(SCHEMA_VERSION),
  fingerprint: fingerprintSchema,
  environment: environmentSchema,
  startedAt: z.string(),
  updatedAt: z.string(),
  seed: z.int(),
  /** What each scenario asked of each lane. */
  asked: z.array(askedSchema),
  trials: z.array(trialSchema),
  results: z.array(resultSchema),
  limits: z.array(checkNoiseSchema),
});

export type CalibrationFile = z.infer<typeof calibrationFileSchema>;
export type CalibrationTrial = z.infer<typeof trialSchema>;
export type CalibrationAsked = z.infer<typeof askedSchema>;
export type CalibrationResult = z.infer<typeof resultSchema>;
export type CheckNoise = z.infer<typeof checkNoiseSchema>;
export type Spread = z.infer<typeof spreadSchema>;

export type CalibrationHead = Omit<CalibrationFile, 'schema' | 'schemaVersion'>;

export function newCalibrationFile(head: CalibrationHead): CalibrationFile {
  return { schema: SCHEMA_NAME, schemaVersion: SCHEMA_VERSION, ...head };
}

/** The file at that path, or undefined where there is none of this form: it can be measured anew. */
export function readCalibrationFile(path: string): CalibrationFile | undefined {
  return readOptional(path, calibrationFileSchema);
}

export function calibrationFileText(file: CalibrationFile): string {
  return `${JSON.stringify(file)}\n`;
}
