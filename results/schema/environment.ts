/** On what the run was measured: the machine, its cores, and the versions of all that took part. */
import { z } from 'zod';
import { count } from './forms.js';

export const environmentSchema = z.object({
  machine: z.object({
    cpuModel: z.string(),
    cpuCount: count,
    memoryBytes: z.number(),
    platform: z.string(),
    kernel: z.string(),
    arch: z.string(),
    governor: z.string().nullable(),
    virtualization: z.string().nullable(),
    /** 1, 5 and 15 minute load averages when the run began. */
    loadAverage: z.array(z.number()),
    fileHandleLimit: z.number().nullable(),
    ephemeralPorts: z.number().nullable(),
  }),
  pinning: z.object({
    available: z.boolean(),
    reason: z.string().nullable(),
    serverCpu: z.int().nullable(),
    generatorCpu: z.int().nullable(),
  }),
  node: z.string(),
  v8: z.string(),
  openssl: z.string(),
  dependencies: z.record(z.string(), z.string()),
  uwsBinarySha256: z.string().nullable(),
  lockfileSha256: z.string().nullable(),
  commit: z.string().nullable(),
  dirty: z.boolean().nullable(),
});

export type Environment = z.infer<typeof environmentSchema>;
