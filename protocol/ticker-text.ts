/**
 * A made-up stock ticker in JSON lines: keys that repeat, numbers that drift, as most of what is pushed
 * looks. Its quotes are escaped within a message's own JSON, and count there as two bytes.
 */

const SYMBOLS = [
  'ACME',
  'BOLT',
  'CROW',
  'DUNE',
  'ECHO',
  'FERN',
  'GLOW',
  'HAZE',
  'IRIS',
  'JADE',
  'KITE',
  'LARK',
];
const VENUES = ['XNAS', 'XNYS', 'XKRX', 'XTKS'];
const LINES = 4096;
/** Behind the last line that a text may begin with: the longest text. */
const MOST_BYTES = 1 << 16;
const STRIDE = 97;
const QUOTE = 0x22;

interface Ticker {
  readonly text: string;
  /** Where each line begins, in characters. */
  readonly lineAt: Uint32Array;
  /** Bytes that the text takes before each character, escapes included. */
  readonly bytesBefore: Uint32Array;
  /** The first character that begins at a byte or behind it. */
  readonly characterAt: Uint32Array;
}

let ticker: Ticker | undefined;

/** Quotes of the ticker from its `n`-th line on, cut where they take `bytes` bytes. */
export function tickerText(n: number, bytes: number): string {
  ticker ??= measure(makeLines());
  const { text, lineAt, bytesBefore, characterAt } = ticker;
  const from = lineAt[(n * STRIDE) % LINES] as number;
  const endByte = (bytesBefore[from] as number) + bytes;
  let to = characterAt[endByte] as number;
  // An escape that is cut in two has no half: a space stands there.
  const isHalf = bytesBefore[to] !== endByte;
  if (isHalf) to--;
  return text.slice(from, to) + (isHalf ? ' ' : '');
}

/** From a fixed linear congruential generator (Numerical Recipes' constants). */
function makeLines(): string[] {
  let state = 20_111_211;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % limit;
  };
  const cents = SYMBOLS.map((_, i) => 2000 + 700 * i);
  const lines: string[] = [];
  for (let bytes = 0, at = 0; at < LINES || bytes < MOST_BYTES + 1; at++) {
    const symbol = below(SYMBOLS.length);
    cents[symbol] = (cents[symbol] as number) + below(41) - 20;
    const price = ((cents[symbol] as number) / 100).toFixed(2);
    const quote = { symbol: SYMBOLS[symbol], price, size: 100 * (1 + below(40)), venue: VENUES[below(4)] };
    const line = `${JSON.stringify({ ...quote, at: 34_200_000 + 137 * at })} `;
    lines.push(line);
    if (at >= LINES) bytes += line.length;
  }
  return lines;
}

function measure(lines: readonly string[]): Ticker {
  const text = lines.join('');
  const lineAt = new Uint32Array(lines.length);
  for (let i = 1; i < lines.length; i++)
    lineAt[i] = (lineAt[i - 1] as number) + (lines[i - 1] as string).length;
  const bytesBefore = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    bytesBefore[at + 1] = (bytesBefore[at] as number) + (text.charCodeAt(at) === QUOTE ? 2 : 1);
  }
  const characterAt = new Uint32Array((bytesBefore[text.length] as number) + 1);
  for (let at = text.length; at >= 0; at--) {
    const byte = bytesBefore[at] as number;
    characterAt[byte] = at;
    if (at > 0 && byte - (bytesBefore[at - 1] as number) === 2) characterAt[byte - 1] = at;
  }
  return { text, lineAt, bytesBefore, characterAt };
}
