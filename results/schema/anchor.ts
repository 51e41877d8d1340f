/** Published figures beside what was measured here. */
import { z } from 'zod';
import { text } from './forms.js';

/** A published figure: as it was printed, as a model has it, and as it was measured here. */
export const anchorRowSchema = z.object({
  /** Begins with its anchor's name. */
  id: z.string(),
  anchor: z.string(),
  title: text,
  source: z.object({ authors: z.string(), work: z.string(), year: z.int(), place: z.string() }),
  /** Of claimed, model and measured alike; `1` for a ratio. */
  unit: z.string(),
  /** Null where the source gives no such figure. `printed`: in its own words and units. */
  claimed: z.object({ value: z.number(), printed: z.string() }).nullable(),
  model: z.object({ value: z.number(), formula: z.string() }),
  measured: z.discriminatedUnion('status', [
    z.object({
      status: z.literal('measured'),
      value: z.number(),
      formula: z.string(),
      /** JSON Pointers (RFC 6901) into this file to the figures it was taken from. */
      from: z.array(z.string()),
    }),
    z.object({ status: z.literal('withheld'), reasons: z.array(z.string()) }),
  ]),
  /** From what it was carried on; null where it was measured at that very size. */
  extrapolated: text.nullable(),
  /** Why claim, model and measurement differ. */
  why: text,
});

export type AnchorRow = z.infer<typeof anchorRowSchema>;
