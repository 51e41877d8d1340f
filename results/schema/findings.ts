/** What is read off the cells: lane against lane, growth along a parameter, laws beside the figures. */
import { z } from 'zod';
import { count, pointSchema } from './forms.js';

export const verdictSchema = z.enum(['better', 'worse', 'equivalent', 'cannot tell']);

/** Lane against lane, by log ratios within a round. */
export const comparisonSchema = z.object({
  scenario: z.string(),
  point: pointSchema,
  metric: z.string(),
  lane: z.string(),
  against: z.string(),
  /** lane ÷ against. */
  ratio: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  pairs: count,
  method: z.string(),
  verdict: verdictSchema,
});

/** How a cost grows along one parameter of a scenario: y = a × x^exponent, fitted to the rounds' values. */
export const growthSchema = z.object({
  scenario: z.string(),
  lane: z.string(),
  /** What of the point is the same at all of them. */
  point: pointSchema,
  metric: z.string(),
  /** The parameter that x stands for. */
  over: z.string(),
  exponent: z.number(),
  standardError: z.number(),
  /** 95 % interval of the exponent. */
  low: z.number(),
  high: z.number(),
  /** The rounds' median at each x. */
  points: z.array(z.object({ x: z.number(), y: z.number() })),
  /** The point furthest from the line lies this factor above or below it. */
  worstResidualRatio: z.number(),
});

/** A law of distance beside what was measured: results/laws.ts. */
export const lawSchema = z.object({
  scenario: z.string(),
  lane: z.string(),
  point: pointSchema,
  statistic: z.enum(['p50', 'mean', 'p90', 'p99']),
  predictedNs: z.number(),
  measuredNs: z.number(),
  /** Measured less predicted. */
  residualNs: z.number(),
  /** Of the prediction. */
  residualShare: z.number(),
  /** What chance may do, 95 %: the interval of the rounds or what so few polls may miss, whichever is more. */
  errorNs: z.number().nullable(),
  /** What the lane took beyond its law in the same run side by side; null where that was not measured. */
  ownNs: z.number().nullable(),
  /** `server time`: over 10 % and over chance, and no more than `ownNs` covers. */
  verdict: z.enum(['agrees', 'server time', 'unexplained']),
});

export type Verdict = z.infer<typeof verdictSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type Growth = z.infer<typeof growthSchema>;
export type Law = z.infer<typeof lawSchema>;
