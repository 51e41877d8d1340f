/**
 * What the harness measured of itself, kept by machine: its rows are the ceilings of the generator
 * that a later run on the same machine may be held against.
 */
import { z } from 'zod';
import { fingerprintOf, fingerprintSchema, sameFingerprint } from './fingerprint.js';
import { readOptional } from './optional-file.js';
import { environmentSchema } from './schema/environment.js';
import type { Environment } from './schema.js';

const SCHEMA_NAME = 'why-websocket/self';
const SCHEMA_VERSION = 1;

const rowSchema = z.object({
  id: z.string(),
  measurement: z.string(),
  title: z.string(),
  unit: z.string(),
  kind: z.enum(['most', 'least']),
  target: z.number(),
  measuredAt: z.string(),
  commit: z.string().nullable(),
  /** Cores' worth of CPU that others used during its measurement; null where it cannot be known. */
  foreignCores: z.number().nullable(),
  /** Null where nothing was measured. */
  met: z.boolean().nullable(),
  reading: z.discriminatedUnion('status', [
    z.object({
      status: z.literal('measured'),
      value: z.number(),
      repetitions: z.array(z.number()).readonly(),
      details: z.record(z.string(), z.number()).readonly(),
    }),
    z.object({ status: z.enum(['unmeasured', 'failed']), reason: z.string() }),
  ]),
});

const selfFileSchema = z.object({
  schema: z.literal(SCHEMA_NAME),
  schemaVersion: z.literal(SCHEMA_VERSION),
  fingerprint: fingerprintSchema,
  /** Of the newest rows. */
  environment: environmentSchema,
  rows: z.array(rowSchema),
});

export type SelfRow = z.infer<typeof rowSchema>;
export type SelfFile = z.infer<typeof selfFileSchema>;

export function newSelfFile(environment: Environment, rows: readonly SelfRow[]): SelfFile {
  const fingerprint = fingerprintOf(environment);
  return {
    schema: SCHEMA_NAME,
    schemaVersion: SCHEMA_VERSION,
    fingerprint,
    environment,
    rows: [...rows],
  };
}

/** The new rows, and those of the earlier file that nothing new replaces, if it is of the same machine. */
export function mergeSelfFiles(earlier: SelfFile | undefined, latest: SelfFile): SelfFile {
  if (!earlier || !sameFingerprint(earlier.fingerprint, latest.fingerprint)) return latest;
  const renewed = new Set(latest.rows.map(({ id }) => id));
  return { ...latest, rows: [...earlier.rows.filter(({ id }) => !renewed.has(id)), ...latest.rows] };
}

/** The file at that path, or undefined where there is none of this form: it can be measured anew. */
export function readSelfFile(path: string): SelfFile | undefined {
  return readOptional(path, selfFileSchema);
}

export function selfFileText(file: SelfFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
