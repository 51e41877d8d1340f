/** Which machine a figure of speed belongs to: another of any of these is another machine. */
import { z } from 'zod';
import type { Environment } from './schema/environment.js';

export const fingerprintSchema = z.object({
  cpuModel: z.string(),
  cpuCount: z.int(),
  node: z.string(),
  kernel: z.string(),
});

export type Fingerprint = z.infer<typeof fingerprintSchema>;

export function fingerprintOf({ machine, node }: Pick<Environment, 'machine' | 'node'>): Fingerprint {
  const { cpuModel, cpuCount, kernel } = machine;
  return { cpuModel, cpuCount, node, kernel };
}

export function sameFingerprint(a: Fingerprint, b: Fingerprint): boolean {
  return (Object.keys(fingerprintSchema.shape) as (keyof Fingerprint)[]).every((name) => a[name] === b[name]);
}
