/** The report as a post in Markdown: CommonMark with HTML pictures, as blogs take them. */
import { type Prose, plainText } from '../prose.js';

// What CommonMark could read as anything but text, HTML included; a dot or a bracket behind a number begins a list.
const SPECIAL = /[\\`*_{}[\]<>#|~&!]/g;
const LIST_START = /^(\s*)(?:([-+])|(\d{1,9})([.)]))(?=\s|$)/;

/** Words as they are within a line, whatever signs stand in them. */
const inline = (words: string): string => words.replace(SPECIAL, (sign) => `\\${sign}`);

/** The same for words that begin a paragraph. */
export function escaped(words: string): string {
  return inline(words).replace(LIST_START, (_, space, bullet, number, end) =>
    bullet ? `${space}\\${bullet}` : `${space}${number}\\${end}`,
  );
}

export const paragraph = (prose: Prose): string => escaped(plainText(prose));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const attribute = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string);

export function heading(level: 1 | 2 | 3, prose: Prose): string {
  return `${'#'.repeat(level)} ${inline(plainText(prose))}`;
}

/** A table of plain texts; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows.map((row) => row.map((cell) => escaped(cell).replaceAll('\n', ' ')));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** Front matter: values as JSON strings, which YAML reads as they are. */
export function frontMatter(fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ['---', ...lines, '---'].join('\n');
}
