/** What the machine, the instrument and the emulated path were worth before anything was measured. */
import { z } from 'zod';

/** What the emulated path was worth, where the run asks for a distance. */
export const linkPreflightSchema = z.object({
  /** Round-trip time that was set. */
  rttMs: z.number(),
  /** Median round trip through it less the median beside it. */
  addedP50Ns: z.number(),
  /** Of one way: released less due. */
  latenessP99Ns: z.number(),
  /** Messages of 128 bytes a second, there and back, with those who asked at their limit: at least. */
  carriedPerSecond: z.number(),
  /** It ran at real-time priority. */
  realtime: z.boolean(),
});

/** What the machine and the instrument were worth before anything was measured. */
export const preflightSchema = z.object({
  timerResolutionNs: z.number(),
  /** The processes' clocks lie no further apart than this; negative where one was seen to be off. */
  clockUncertaintyNs: z.number(),
  /** At 1,000 ticks a second. */
  metronomeLagP50Ns: z.number(),
  metronomeLagP99Ns: z.number(),
  metronomeNiceness: z.int(),
  /** It ran at real-time priority. */
  metronomeRealtime: z.boolean(),
  /** Server CPU of one tick without subscribers, at that rate: the same on every lane, and taken out. */
  tickCpuUs: z.number(),
  tickRatePerSecond: z.number(),
  /** What others used of the cores while nothing was measured; null where it cannot be read. */
  idleCores: z.number().nullable(),
  idleStealShare: z.number().nullable(),
  idleCauses: z.array(z.object({ name: z.string(), pid: z.int(), cores: z.number() })),
  /** Absent where nothing is asked over a distance. */
  link: linkPreflightSchema.optional(),
});

export type Preflight = z.infer<typeof preflightSchema>;
export type LinkPreflight = z.infer<typeof linkPreflightSchema>;
