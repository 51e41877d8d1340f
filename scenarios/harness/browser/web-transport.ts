/** Which transports a page can play the client of, and why not the others. */
import type { Transport } from '../../../protocol/lanes.js';
import type { WebTransports } from './page/reader.js';

const own: readonly WebTransports[] = ['short-polling', 'long-polling', 'chunked', 'sse', 'websocket'];

export const isOfWeb = (transport: Transport): transport is WebTransports =>
  (own as readonly Transport[]).includes(transport);

/** Why a page cannot, or null where it can. */
export function notOfWeb(transport: Transport): string | null {
  if (isOfWeb(transport)) return null;
  return transport === 'tcp'
    ? 'a browser gives pages no raw TCP'
    : "a framework's own client is not loaded into the browser: its transports are";
}
