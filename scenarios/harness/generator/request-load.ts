/**
 * Closed-loop request load by autocannon. Its load loop and its per-response event are used; its
 * percentiles are not (they are whole milliseconds).
 */
import autocannon from 'autocannon';
import type { TlsTrust } from '../../../protocol/conditions.js';
import type { HeaderFields } from '../../../protocol/headers.js';
import { tlsOptions } from '../../../protocol/tls.js';

export interface RequestLoad {
  read(): { answered: number; refused: number; downBytes: number };
  end(): void;
}

/** What its types leave out. */
type Client = autocannon.Client & { destroy(): void };

/** autocannon wants an end; the harness ends the load itself, long before. */
const LONGEST_SECONDS = 600;

/**
 * @param tls the certificate is not verified: autocannon offers no way to. What it has connected to is the
 * server that this trial's readers, who do verify it, would.
 */
export function startRequestLoad(
  url: string,
  connections: number,
  headers: HeaderFields,
  tls?: TlsTrust,
): RequestLoad {
  const seen = { answered: 0, refused: 0, downBytes: 0 };
  const clients: Client[] = [];
  const load = autocannon(
    {
      url,
      connections,
      duration: LONGEST_SECONDS,
      headers: { ...headers },
      excludeErrorStats: true,
      ...(tls ? { tlsOptions: { ...tlsOptions, ...tls } } : {}),
      setupClient: (client) => clients.push(client as Client),
    },
    () => {},
  );
  load.on('response', (_client, statusCode, bytes) => {
    if (statusCode === 200) seen.answered++;
    else seen.refused++;
    seen.downBytes += bytes;
  });
  load.on('reqError', () => {
    seen.refused++;
  });
  return {
    read: () => ({ ...seen }),
    // autocannon's own stop() goes on asking until its next sample, up to a second later.
    end() {
      for (const client of clients) client.destroy();
    },
  };
}
