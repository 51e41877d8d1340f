import { type Cursor, parseCursor } from '../protocol/cursor.js';

/**
 * The cursor a request asks to resume behind: undefined where it names none, 'malformed' where what
 * it names is none (a field given twice arrives as an array and is none either).
 */
export function wantedCursor(field: unknown): Cursor | undefined | 'malformed' {
  if (field === undefined) return undefined;
  return (typeof field === 'string' ? parseCursor(field) : undefined) ?? 'malformed';
}

/** The parameter `after` of a query; an array where it is given twice, as Express has it. */
export function afterOf(query: string): unknown {
  if (query === '') return undefined;
  const values = new URLSearchParams(query).getAll('after');
  return values.length > 1 ? values : values[0];
}
