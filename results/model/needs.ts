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

interface Bound {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/** What the model may be asked, whoever asks. Beyond these its figures would mean nothing. */
export const needsBounds = {
  clients: { least: 1, most: 1_000_000, whole: true },
  ratePerSecond: { least: 0.0001, most: 10_000, whole: false },
  textBytes: { least: 16, most: 65_536, whole: true },
  rttMs: { least: 0, most: 2000, whole: false },
  stalenessMs: { least: 1, most: 3_600_000, whole: false },
  upPerSecond: { least: 0, most: 1000, whole: false },
} as const satisfies Readonly<Record<keyof Needs, Bound>>;
