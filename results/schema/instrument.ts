/**
 * What is known of the instrument on the machine of a run: the harness's own figures and the noise of
 * like against like, as a run carries them. The files they come from are read by results/instrument-file.ts.
 */
import { z } from 'zod';
import { fingerprintSchema } from '../fingerprint.js';
import { count } from './forms.js';

/** What another machine, or this one under another kernel or Node.js, measured: named, not used. */
const foreignSchema = z.object({
  status: z.literal('foreign'),
  measuredAt: z.string(),
  fingerprint: fingerprintSchema,
});

const selfRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  /** `most`: met at the target or below. `least`: met at the target or above. */
  kind: z.enum(['most', 'least']),
  target: z.number(),
  measuredAt: z.string(),
  commit: z.string().nullable(),
  /** Cores' worth of CPU that others used during its measurement; null where it cannot be known. */
  foreignCores: z.number().nullable(),
  reading: z.discriminatedUnion('status', [
    z.object({
      status: z.literal('measured'),
      /** Median of the repetitions, and their range. */
      value: z.number(),
      least: z.number(),
      most: z.number(),
      met: z.boolean(),
      /** What explains the value; each name bears its unit. */
      details: z.record(z.string(), z.number()),
    }),
    z.object({ status: z.enum(['unmeasured', 'failed']), reason: z.string() }),
  ]),
});

const noiseRowSchema = z.object({
  scenario: z.string(),
  lane: z.string(),
  metric: z.string(),
  pairs: count,
  /** Standard deviation of the logarithms of like ratios. */
  sd: z.number(),
  /** Share of resampled comparisons of like with like, at 20 pairs, that call them different. */
  falseAlarms: z.number(),
  /** Smallest change found four times out of five at 95 %, as a share, at 10 and at 20 pairs. */
  detectableAt10: z.number(),
  detectableAt20: z.number(),
});

export const instrumentSchema = z.object({
  /** `npm run bench:self` on this machine; absent where it was not measured. */
  self: z
    .discriminatedUnion('status', [
      z.object({ status: z.literal('measured'), rows: z.array(selfRowSchema) }),
      foreignSchema,
    ])
    .optional(),
  /** `npm run calibrate` on this machine; absent where it was not measured, or told nothing yet. */
  calibration: z
    .discriminatedUnion('status', [
      z.object({
        status: z.literal('measured'),
        measuredAt: z.string(),
        commit: z.string().nullable(),
        rows: z.array(noiseRowSchema),
      }),
      foreignSchema,
    ])
    .optional(),
});

export type Instrument = z.infer<typeof instrumentSchema>;
export type InstrumentSelfRow = z.infer<typeof selfRowSchema>;
export type NoiseRow = z.infer<typeof noiseRowSchema>;
