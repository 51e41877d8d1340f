/** Files of measurements that can be taken anew: one that is missing or of another form is no error. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** The file at that path, or undefined where there is none of this form. */
export function readOptional<T>(path: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
