/** All trials of one scenario, lane and point: an estimate of each metric, and one verdict. */
import { z } from 'zod';
import { count, pointSchema } from './forms.js';

/** A metric over the valid trials of a cell. The trial is the unit. */
export const estimateSchema = z.object({
  /** Median of the rounds' values. */
  value: z.number(),
  /** 95 % interval of the centre; null where there are too few rounds for one. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The rounds' own values, in round order. */
  rounds: z.array(z.number()),
  bound: z.enum(['lower', 'upper']).nullable(),
});

const cellBase = z.object({ scenario: z.string(), lane: z.string(), point: pointSchema });

export const cellSchema = z.discriminatedUnion('status', [
  cellBase.extend({
    status: z.literal('valid'),
    validRounds: count,
    metrics: z.record(z.string(), estimateSchema),
  }),
  cellBase.extend({ status: z.literal('invalid'), validRounds: count, reasons: z.array(z.string()) }),
  cellBase.extend({ status: z.literal('failed'), reasons: z.array(z.string()) }),
  cellBase.extend({ status: z.literal('skipped'), reasons: z.array(z.string()) }),
]);

export type Estimate = z.infer<typeof estimateSchema>;
export type Cell = z.infer<typeof cellSchema>;
