/**
 * Sentences whose figures know where they come from. A sentence is a list of pieces: words, and
 * figures bound to a place in the result file (a JSON pointer, RFC 6901), so that every number in
 * the prose can be derived again from the data.
 */

/**
 * What was made of the values a figure comes from: the value itself, the first less, over or times the
 * second, all together, or how many there are. `inverse` is one over the value; `bytes` is how many bytes the
 * base64 texts hold together.
 */
export type Derivation = 'value' | 'inverse' | 'sum' | 'difference' | 'ratio' | 'product' | 'count' | 'bytes';

export interface Figure {
  /** As printed, with unit. */
  readonly text: string;
  /** JSON pointers into the result file of the values it was made from. */
  readonly from: readonly string[];
  /** `value` unless given. */
  readonly how?: Derivation;
}

type Piece = string | Figure;
export type Prose = readonly Piece[];

/** What may stand in a template: words, figures, numbers that count things, whole sentences. */
export type Fragment = Piece | number | Prose;

/** Template tag: `` say`News took ${figure}.` ``. */
export function say(words: TemplateStringsArray, ...fragments: readonly Fragment[]): Prose {
  const pieces: Piece[] = [words[0] as string];
  fragments.forEach((fragment, index) => {
    if (typeof fragment === 'number') pieces.push(String(fragment));
    else if (Array.isArray(fragment)) pieces.push(...(fragment as Prose));
    else pieces.push(fragment as Piece);
    pieces.push(words[index + 1] as string);
  });
  return pieces.filter((piece) => piece !== '');
}

/** Items one after another: `a, b and c` with the separators given. */
export function join(items: readonly Fragment[], between: string, last: string): Prose {
  return items.flatMap((item, index): Prose => {
    const separator = index === 0 ? '' : index === items.length - 1 ? last : between;
    return say`${separator}${item}`;
  });
}

export function plainText(prose: Prose): string {
  return prose.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}
