/** The door that every client shares: no other URL than one of http, or of https with someone to trust, gets past it. */
import type { Transport } from '../protocol/lanes.js';
import type { ClientEvents, Connection, TransportClient } from '../protocol/transport.js';
import { openSession } from './session.js';

/**
 * A client whose `open` may rely on a base URL without a trailing slash, and on `tls` being there where that
 * says https and only there; what is none arrives at `onClose` like any other trouble.
 */
export function defineClient(transport: Transport, open: TransportClient['connect']): TransportClient {
  return {
    transport,
    connect(url, options, events) {
      const base = URL.canParse(url) ? new URL(url) : undefined;
      const { tls, ...plain } = options;
      if (base?.protocol === 'https:' && !tls) {
        return neverOpened(events, `${base.origin}: expected to be told which authority to trust (tls.ca)`);
      }
      if (base?.protocol === 'http:' || base?.protocol === 'https:') {
        const of = base.protocol === 'https:' ? options : plain;
        return open(base.origin + base.pathname.replace(/\/+$/, ''), of, events);
      }
      return neverOpened(events, `expected a URL such as http://127.0.0.1:8080, got ${JSON.stringify(url)}`);
    },
  };
}

function neverOpened(events: ClientEvents, problem: string): Connection {
  const session = openSession(events, {}, () => {});
  session.fail(problem);
  const ignore = () => {};
  return { send: ignore, close: session.close, counters: session.reading, pause: ignore, resume: ignore };
}
