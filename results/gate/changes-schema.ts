/** What was made of the measurements of two versions: a row a figure, and what was left out with its reason. */
import { z } from 'zod';
import { count, pointSchema } from '../schema/forms.js';
import { metricInfoSchema } from '../schema/legend.js';

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

export const changeSchema = z.object({
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

export const leftOutSchema = z.object({
  ...placeShape,
  kind: z.enum(['only in base', 'only in head', 'asked otherwise', 'not valid', 'skipped in both']),
  metric: z.string().nullable(),
  reason: z.string(),
  gates: z.boolean(),
  broken: z.boolean().optional(),
});

export const refusalSchema = z.object({
  tier: z.enum(['exact', 'cost', 'trend']),
  reason: z.string(),
  figures: count,
});
