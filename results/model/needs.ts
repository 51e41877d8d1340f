/** What a user needs of the room: the numbers that the cost model is asked about. */
export interface Needs {
  /** Readers connected at the same time. */
  readonly clients: number;
  /** Messages published a second, in all; every client gets each of them. */
  readonly ratePerSecond: number;
  /** Bytes of a message's text, either way. */
  readonly textBytes: number;
  readonly rttMs: number;
  /** No more than 1 in 100 messages may be older than this when it arrives. */
  readonly stalenessMs: number;
  /** Messages that each client sends a second. What of them everyone gets is part of `ratePerSecond`. */
  readonly upPerSecond: number;
}
