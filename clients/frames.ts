/**
 * Sizes of WebSocket frames and of the handshake, worked out from RFC 6455: sections 5.2 (frames) and
 * 4.1 (the request).
 */
import type { HeaderFields } from '../protocol/headers.js';
import { requestHeadBytes } from './heads.js';

const HEADER_BYTES = 2;
const MASK_BYTES = 4;
const STATUS_BYTES = 2;
/** Payloads of this size and more need two or eight bytes for their length. */
const LENGTH_16 = 126;
const LENGTH_64 = 65_536;
/** No close frame came (section 7.4.1). */
export const ABNORMAL_CLOSURE = 1006;
/** 1005: the close frame had no status (section 7.4.1). */
const NO_STATUS = 1005;
/** A key is 16 bytes in base64. */
const ANY_KEY = '='.repeat(24);

/** The header of a frame from the server, which is not masked. */
export function headerBytes(payloadBytes: number): number {
  if (payloadBytes < LENGTH_16) return HEADER_BYTES;
  return HEADER_BYTES + (payloadBytes < LENGTH_64 ? 2 : 8);
}

/** The header of a frame from a client, mask included. */
export const maskedHeaderBytes = (payloadBytes: number): number => headerBytes(payloadBytes) + MASK_BYTES;

/** The payload of a close frame. */
export const closePayloadBytes = (code: number, reason: Buffer): number =>
  code === NO_STATUS ? 0 : STATUS_BYTES + reason.length;

/** The request that asks for the upgrade, with the fields of a header profile. */
export function handshakeBytes(url: string, fields: HeaderFields): number {
  const { host, pathname, search } = new URL(url);
  return requestHeadBytes('GET', pathname + search, {
    ...fields,
    Host: host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': ANY_KEY,
  });
}

/** How the server ended the connection, in words (RFC 6455, section 7.4.1: 1006 is no close frame). */
export function closingInWords(code: number, reason: string): string {
  if (code === ABNORMAL_CLOSURE) return 'the connection was cut without a close frame';
  return `the server closed with code ${code}${reason ? ` (${reason})` : ''}`;
}
