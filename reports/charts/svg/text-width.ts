/**
 * About how wide a text will be in the reader's system font, for charts that are laid out where no
 * font is at hand. Widths are Helvetica's (Adobe's font metrics, thousandths of the font size), which
 * Arial shares, and a little more, since of the fonts that systems show a page in some are narrower and
 * some wider (Verdana and DejaVu by 15 %). Hangul, kana and Han characters are a full size wide.
 */

const BY_WIDTH: Readonly<Record<number, string>> = {
  222: "ijl'|",
  278: ' ftI.,:;/\\!·[]',
  333: 'r-()`',
  389: '*',
  500: 'ckszvxyJ^',
  556: 'abdeghnopquL0123456789$_?#',
  584: '+<>=~×÷±≥≤−',
  611: 'FTZ',
  667: 'ABEKPSVXY&',
  722: 'CDHNRUw',
  778: 'GOQ',
  833: 'mM',
  889: '%',
  944: 'W',
  1000: '—…@',
};

const DEFAULT = 556;
const FULL = 1000;
const widths = new Map<string, number>();
for (const [width, characters] of Object.entries(BY_WIDTH)) {
  for (const character of characters) widths.set(character, Number(width));
}

const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u;
const COMBINING = /\p{Mark}|\p{Default_Ignorable_Code_Point}/u;
/** Helvetica's bold is 6 % wider than its regular; DejaVu's, which Linux shows, 15 % wider than its own. */
const BOLD = 1.16;
/** What is set too wide leaves a gap; what is set too narrow runs into its neighbour. */
const ROOM = 1.08;

/** Width in pixels of `text` at `size` pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) {
    const known = widths.get(character);
    if (known !== undefined) thousandths += known;
    else if (WIDE.test(character)) thousandths += FULL;
    else if (!COMBINING.test(character)) thousandths += DEFAULT;
  }
  return (thousandths / 1000) * size * ROOM * (bold ? BOLD : 1);
}

/** `text`, or as much of its beginning as fits `width` with an ellipsis, as `measure` measures it. */
export function fitText(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let fitted = '';
  for (const character of text) {
    if (measure(`${fitted}${character}…`) > width) break;
    fitted += character;
  }
  return `${fitted.trimEnd()}…`;
}
