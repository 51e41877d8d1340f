/** One client's side of HTTP, in the version that its options say. */
import type { ConnectOptions } from '../protocol/transport.js';
import { createH2Peer } from './h2-peer.js';
import { createHttpPeer, type HttpPeer } from './http-peer.js';
import type { Session } from './session.js';

export function createPeer(url: string, session: Session, { keepAlive, http2 }: ConnectOptions): HttpPeer {
  return http2 ? createH2Peer(url, session, keepAlive) : createHttpPeer(url, session, keepAlive);
}
