/** One scenario on one lane at one point, once: what it read, and how it was judged. */
import { z } from 'zod';
import { captureSchema } from './capture.js';
import { count, figures, pointSchema, scalar } from './forms.js';

/** One judgement of a trial: what was measured against which limit. */
export const checkSchema = z.object({
  id: z.string(),
  title: z.string(),
  value: z.number(),
  limit: z.number(),
  unit: z.string(),
  ok: z.boolean(),
  /** What went wrong and what to try; null where it is fine. */
  advice: z.string().nullable(),
});

/** What is left of a judgement where its words are not kept. */
export const readingSchema = checkSchema.pick({ id: true, value: true, limit: true, ok: true });

const percentileSchema = z.object({ percentile: z.number(), ns: z.number() });

/** A distribution of times: an HDR histogram that can be merged, and what can be read off it. */
export const histogramSchema = z.object({
  count: count,
  meanNs: z.number(),
  minNs: z.number(),
  maxNs: z.number(),
  /** Only percentiles with at least ten samples beyond them. */
  percentiles: z.array(percentileSchema),
  /** HdrHistogram V2 compressed encoding, base64; unit ns. */
  encoded: z.string(),
});

/** One value a second of the measured window, one a rung of a ladder (ladder.ts), or one a client, in order. */
export const seriesSchema = z.object({ unit: z.string(), values: z.array(z.number().nullable()) });

const trialBase = z.object({
  id: z.string(),
  scenario: z.string(),
  lane: z.string(),
  point: pointSchema,
  /** Counts from 0, as do places within the round. */
  round: count,
  place: count,
  /** 0, or 1 for the retry of a rejected trial. */
  attempt: count,
  seed: z.int(),
  startedAt: z.string(),
  durationMs: z.number(),
  /** Process ids by role, and what else is worth knowing of how it ran. */
  processes: z.record(z.string(), z.int()),
  settings: z.record(z.string(), scalar),
  engine: z.record(z.string(), z.string()),
});

const measured = {
  metrics: figures,
  /** Metrics that are bounds, not values: `lower` is printed "≥", `upper` "≤". */
  bounds: z.record(z.string(), z.enum(['lower', 'upper'])),
  counters: figures,
  histograms: z.record(z.string(), histogramSchema),
  series: z.record(z.string(), seriesSchema),
  /** The bytes themselves, where the scenario keeps them. */
  capture: captureSchema.optional(),
};

export const trialSchema = z.discriminatedUnion('status', [
  trialBase.extend({ status: z.literal('valid'), checks: z.array(checkSchema), ...measured }),
  trialBase.extend({
    status: z.literal('invalid'),
    checks: z.array(checkSchema),
    reasons: z.array(z.string()),
    /** What a rejected trial read, kept for diagnosis only: it is never a figure. */
    rejected: z.object(measured),
  }),
  trialBase.extend({ status: z.literal('failed'), reasons: z.array(z.string()) }),
  trialBase.extend({ status: z.literal('skipped'), reasons: z.array(z.string()) }),
]);

export type Check = z.infer<typeof checkSchema>;
export type TrialRecord = z.infer<typeof trialSchema>;
export type ValidTrial = Extract<TrialRecord, { status: 'valid' }>;
export type StoredHistogram = z.infer<typeof histogramSchema>;
