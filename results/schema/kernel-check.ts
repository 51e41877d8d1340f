/** The sockets' counts and the estimated TCP/IP headers, held against the kernel's own counts. */
import { z } from 'zod';
import { count } from './forms.js';

const kernelCheckedLaneSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.enum(['agrees', 'differs']),
    lane: z.string(),
    connections: count,
    /** Counted by the client's sockets, both ways. */
    socketBytes: count,
    /** Of TCP and IP, opening, acknowledgements and closing included. */
    estimatedHeaderBytes: count,
    kernelBytes: count,
    /** (sockets' bytes + estimated headers) ÷ kernel's bytes − 1. */
    differenceShare: z.number(),
    estimatedPackets: count,
    kernelPackets: count,
  }),
  z.object({ status: z.literal('skipped'), lane: z.string(), reason: z.string() }),
]);

/** The sockets' counts and the estimated TCP/IP headers, held against the kernel's own counts. */
export const kernelCheckSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('checked'),
    mtuBytes: count,
    /** A lane agrees where the difference is no larger than this. */
    limitShare: z.number(),
    lanes: z.array(kernelCheckedLaneSchema),
  }),
  z.object({ status: z.literal('failed'), reason: z.string() }),
  z.object({ status: z.literal('skipped'), reason: z.string() }),
]);

export type KernelCheck = z.infer<typeof kernelCheckSchema>;
export type KernelCheckedLane = z.infer<typeof kernelCheckedLaneSchema>;
