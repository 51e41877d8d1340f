/**
 * The file of a comparison that measured both versions itself: every unit with the figures of each of its
 * windows, so that each pair can be drawn and every verdict derived again, and what was made of them.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ResultFileError } from '../result-file-error.js';
import { environmentSchema } from '../schema/environment.js';
import { laneInfoSchema, metricInfoSchema } from '../schema/legend.js';
import { changeSchema, leftOutSchema, refusalSchema } from './changes-schema.js';
import { countedSchema, planSchema, unitSchema, versionSchema } from './measured-schema.js';

export const COMPARISON_SCHEMA = 'why-websocket/comparison';
export const COMPARISON_VERSION = 1;

export const comparisonFileSchema = z.object({
  schema: z.literal(COMPARISON_SCHEMA),
  schemaVersion: z.literal(COMPARISON_VERSION),
  comparisonId: z.string(),
  status: z.enum(['running', 'complete', 'interrupted']),
  startedAt: z.string(),
  updatedAt: z.string(),
  command: z.string(),
  /** Of the harness, which is one and the same for both sides. */
  environment: environmentSchema,
  base: versionSchema,
  head: versionSchema,
  plan: planSchema,
  lanes: z.array(laneInfoSchema),
  metrics: z.array(metricInfoSchema),
  counted: z.array(countedSchema),
  units: z.array(unitSchema),
  /** Derived from all that stands above; `judgeComparison` makes it again. */
  comparison: z.object({
    changes: z.array(changeSchema),
    leftOut: z.array(leftOutSchema),
    refused: z.array(refusalSchema),
    differences: z.array(z.string()),
  }),
});

export type ComparisonFile = z.infer<typeof comparisonFileSchema>;

export function comparisonFileText(file: ComparisonFile): string {
  return `${JSON.stringify(file)}\n`;
}

/** @throws ResultFileError where it cannot be read, or is no comparison of this schema version */
export function readComparisonFile(path: string): ComparisonFile {
  try {
    return comparisonFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0] : String(error);
    throw new ResultFileError(`${path} is not a comparison of this suite: ${reason}`);
  }
}
