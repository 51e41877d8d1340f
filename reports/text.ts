/**
 * Text that comes from a result file, made fit to stand in a line of the page: one line, no control
 * characters, of a bounded length, and unable to turn the direction of what stands beside it.
 * Escaping is not done here: whoever writes markup escapes.
 */

// Controls, and those that embed, override or isolate direction (Unicode UAX #9).
const CONTROLS = /[\p{Cc}\p{Co}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

export const NAME_CHARACTERS = 60;
const LINE_CHARACTERS = 400;

/** One clean line of at most `most` characters; right-to-left text is isolated from its surroundings. */
export function cleanLine(text: string, most = LINE_CHARACTERS): string {
  const line = text.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
  // A character takes one code unit or two: enough of them to know whether there are more than `most`.
  const characters = Array.from(line.slice(0, 2 * most + 2));
  const shortened =
    characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
  if (!RIGHT_TO_LEFT.test(shortened)) return shortened;
  return `${FIRST_STRONG_ISOLATE}${shortened}${POP_ISOLATE}`;
}

/** The same for names, which stand on axes and in headings. */
export function cleanName(text: string): string {
  return cleanLine(text, NAME_CHARACTERS);
}

/** Letters, digits and hyphens of `text`, for an element's id. */
export function slug(text: string): string {
  const kept = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return kept.replace(/^-+|-+$/g, '').slice(0, 40) || 'part';
}
