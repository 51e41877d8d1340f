/** What the run set out to ask: of which lanes, where, how often and under which conditions. */
import { z } from 'zod';
import { count, pointSchema, scalar } from './forms.js';

/** Besides scenario, lane and settings; absent in the files of earlier versions, which knew only the plain ones. */
export const conditionsSchema = z.object({
  tls: z.boolean(),
  compression: z.enum(['off', 'gzip', 'br']),
  /** Who played the clients. */
  client: z.enum(['node', 'chromium']),
});

/** One question at one point: which lanes are asked it, how often, and what differs from the plan's settings. */
export const askSchema = z.object({
  scenario: z.string(),
  point: pointSchema,
  lanes: z.array(z.string()),
  rounds: count,
  /** Settings of this question that are not the plan's. */
  settings: z.record(z.string(), scalar),
  headers: z.string(),
  keepAlive: z.boolean(),
  conditions: conditionsSchema.optional(),
  /** The published figure it measures again, and its name among that one's asks: `kaazing/ticker`. */
  anchor: z.string().optional(),
});

export const planSchema = z.object({
  profile: z.string(),
  seed: z.int(),
  /** Most rounds of any question. */
  rounds: count,
  /** A server that the project did not start, measured beside its lanes. */
  target: z.object({ url: z.string(), transport: z.string(), caFile: z.string().optional() }).optional(),
  /** Every lane that is asked anything, and every scenario. */
  lanes: z.array(z.string()),
  scenarios: z.array(z.string()),
  asks: z.array(askSchema),
  headers: z.string(),
  keepAlive: z.boolean(),
  conditions: conditionsSchema.optional(),
  /** Every duration, size and limit the run keeps, spelled out. */
  settings: z.record(z.string(), scalar),
  estimateMs: z.number(),
});

export type RunPlan = z.infer<typeof planSchema>;
export type Ask = z.infer<typeof askSchema>;
