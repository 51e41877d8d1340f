/** English: how words are put together. */
import { formatNumber } from '../format.js';
import { join, type Prose } from '../prose.js';

/** Those that say something, one after another. */
export const sentences = (...all: readonly Prose[]): Prose =>
  join(
    all.filter((prose) => prose.length > 0),
    ' ',
    ' ',
  );

/** A count with the word that fits it. */
export const many = (n: number, one: string, more: string) =>
  `${formatNumber(n, 'en')} ${n === 1 ? one : more}`;
