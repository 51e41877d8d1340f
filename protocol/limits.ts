/**
 * The limits that every lane keeps, in one table, so that none is more generous than another by
 * accident. They are recorded in each result.
 */
export const serverLimits = {
  /** Largest body a client may send, bytes. A larger one is refused (413, close code 1009). */
  maxBodyBytes: 2 * 1024 * 1024,
  /** Most bytes the server queues for one slow reader before it disconnects it, saying why. */
  maxQueuedBytes: 8 * 1024 * 1024,
  /** Messages the topic keeps for readers that come back. */
  ringMessages: 16_384,
  /** Bytes of text the topic keeps; whichever of the two limits is reached first counts. */
  ringBytes: 64 * 1024 * 1024,
  /** A held poll without news is answered empty after this long, ms. */
  holdMs: 25_000,
  /** Time a client has to send a request's head, ms (408 after it). */
  headersTimeoutMs: 10_000,
  /** Time a client has to send a whole request, ms (408 after it). */
  requestTimeoutMs: 20_000,
  /** Time an idle keep-alive connection is kept, ms; above the longest polling interval offered. */
  keepAliveTimeoutMs: 75_000,
} as const;

export type ServerLimits = { readonly [name in keyof typeof serverLimits]: number };
