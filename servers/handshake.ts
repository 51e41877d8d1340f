/** Judges a request to the WebSocket lanes by RFC 6455 section 4.2.1, the same on every engine. */
import type { Cursor } from '../protocol/cursor.js';
import { type Refusal, refusals, wrongMethod } from './refusals.js';
import { afterOf, wantedCursor } from './wanted-cursor.js';

export const SOCKET_PATH = '/socket';

export interface HandshakeRequest {
  readonly method: string;
  /** Path and query, as they stand in the request line. */
  readonly target: string;
  /** The value of a header field, empty or undefined where there is none. */
  header(lowerCaseName: string): string | undefined;
}

export type Handshake =
  | { readonly accepted: true; readonly after: Cursor | undefined }
  | { readonly accepted: false; readonly refusal: Refusal };

const KEY = /^[+/0-9A-Za-z]{22}==$/;

function refused(refusal: Refusal): Handshake {
  return { accepted: false, refusal };
}

export function judgeHandshake({ method, target, header }: HandshakeRequest): Handshake {
  const [path, query = ''] = target.split('?', 2);
  if (path !== SOCKET_PATH) return refused(refusals.unknownPath);
  if (method !== 'GET') return refused(wrongMethod(['GET']));
  if (header('upgrade')?.toLowerCase() !== 'websocket') return refused(refusals.upgradeRequired);
  if (header('sec-websocket-version') !== '13') return refused(refusals.upgradeRequired);
  if (!KEY.test(header('sec-websocket-key') ?? '')) return refused(refusals.badHandshake);
  const after = wantedCursor(afterOf(query));
  return after === 'malformed' ? refused(refusals.badCursor) : { accepted: true, after };
}
