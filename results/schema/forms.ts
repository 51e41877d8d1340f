/** The small forms of which the parts of a result file are made. */
import { z } from 'zod';

/** In both of the report's languages. */
export const text = z.object({ en: z.string(), ko: z.string() });

/** A setting's value. */
export const scalar = z.union([z.number(), z.string(), z.boolean()]);

/** Numbers by name; each name bears its unit. */
export const figures = z.record(z.string(), z.number());

export const count = z.int().nonnegative();

/** Where a scenario was asked: its parameters by name, such as `{ clients: 10, rttMs: 0 }`. */
export const pointSchema = z.record(z.string(), z.union([z.number(), z.string()]));

export type Point = z.infer<typeof pointSchema>;
