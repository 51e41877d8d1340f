/**
 * What went over a lane's TCP connections in one exchange, byte by byte: the raw evidence of the scenario
 * `wire`. Only what was seen is kept; what it means is read from it again (results/wire/).
 */
import { z } from 'zod';
import { count } from './forms.js';

const address = z.object({ address: z.string(), port: count });

/** `up`: from client to server. */
const way = z.enum(['up', 'down']);

/** Moments are µs since the exchange began; connections are numbered from 0 in the order they were opened. */
const at = { atUs: z.number(), connection: count };

export const captureEventSchema = z.discriminatedUnion('kind', [
  /** A TCP connection as one of its ends knows it; `by` names who said so: a socket's own call, the kernel's table. */
  z.object({
    kind: z.literal('endpoints'),
    ...at,
    by: z.string(),
    /** The client's end and the server's. */
    client: address,
    server: address,
    /** TCP's state there, such as `ESTABLISHED`; null where it was not read. */
    state: z.string().nullable(),
  }),
  /** One write of the client's, or what one read of it brought. */
  z.object({ kind: z.literal('bytes'), ...at, way, base64: z.string() }),
  /** That side will send no more: TCP's FIN, and who saw it. */
  z.object({ kind: z.literal('fin'), ...at, way, by: z.string() }),
]);

export const captureStepSchema = z.object({
  /** What is shown, such as `opening`, `news`, `answer`, `fragments`, `ping`, `split`, `joined`, `closing`. */
  id: z.string(),
  events: z.array(captureEventSchema),
});

export const captureSchema = z.object({
  /** In the order in which they took place. */
  steps: z.array(captureStepSchema),
});

/** What else went through the switch that WebSocket goes through (RFC 9110, section 7.8). */
export const doorSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('measured'),
    /** The token of the `Upgrade` field, such as `TLS/1.2` or `h2c`. */
    protocol: z.string(),
    capture: captureSchema,
    /** What the far side of the door was seen to speak, by name: `cipher`, `alpn`, `settings`. */
    found: z.record(z.string(), z.string()),
  }),
  z.object({ status: z.literal('not measured'), protocol: z.string(), reason: z.string() }),
]);

export type CaptureEvent = z.infer<typeof captureEventSchema>;
export type CaptureStep = z.infer<typeof captureStepSchema>;
export type Capture = z.infer<typeof captureSchema>;
export type Door = z.infer<typeof doorSchema>;
