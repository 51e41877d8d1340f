/**
 * What travels with the figures so that they can be read without another source: the lanes, metrics and
 * scenarios of the run, with their titles.
 */
import { z } from 'zod';
import { pointSchema, text } from './forms.js';

export const laneInfoSchema = z.object({
  id: z.string(),
  transport: z.string(),
  engine: z.string(),
  family: z.enum(['polling', 'stream', 'socket', 'control']),
  /**
   * `main`: one of the six; `engine`: the same transports on shared engines; `framework`: with a protocol of
   * its own on top; `control`: never ranked.
   */
  set: z.enum(['main', 'engine', 'framework', 'control']),
  title: text,
});

export const metricInfoSchema = z.object({
  id: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher', 'neither']),
  /** `exact`: depends on no clock. `cost`: compared in pairs. `trend`: shown, never a gate. */
  tier: z.enum(['exact', 'cost', 'trend']),
  title: text,
});

export const scenarioInfoSchema = z.object({
  id: z.string(),
  title: text,
  /** What is asked of every lane. */
  question: text,
  /** The generator waits for an answer before it asks again: no latency is claimed. */
  closedLoop: z.boolean(),
  /** The metric its chart shows first. */
  primaryMetric: z.string(),
  metrics: z.array(z.string()),
  points: z.array(pointSchema),
});

export type LaneInfo = z.infer<typeof laneInfoSchema>;
export type MetricInfo = z.infer<typeof metricInfoSchema>;
export type ScenarioInfo = z.infer<typeof scenarioInfoSchema>;
