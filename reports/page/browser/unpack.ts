/** What the page holds packed: JSON, gzip (RFC 1952), base64. */
import type { Pack } from '../edition.js';

export const canUnpack = typeof DecompressionStream === 'function';

export function readPack(): Pack | undefined {
  const text = document.getElementById('pack')?.textContent;
  return text ? (JSON.parse(text) as Pack) : undefined;
}

/** @throws TypeError where the text is not what `packed` wrote */
export async function unpack<T>(text: string): Promise<T> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(plain).text()) as T;
}
