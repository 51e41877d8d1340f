/** What may go through HTTP's `Upgrade` beside WebSocket: TLS records and HTTP/2 frames, by their heads. */
import { hex, latin1, uint } from './bytes.js';
import { partOf, type Reader } from './parts.js';

/** RFC 8446, appendix B.1. */
const recordTypes: Readonly<Record<number, string>> = {
  20: 'change_cipher_spec',
  21: 'alert',
  22: 'handshake',
  23: 'application_data',
};
const RECORD_HEAD = 5;

/** TLS records (RFC 8446, section 5.1); what is in them is told by the type alone. */
export const readTlsRecords: Reader = (bytes, from, push) => {
  let at = from;
  while (at + RECORD_HEAD <= bytes.length) {
    const type = recordTypes[bytes[at] as number];
    const body = at + RECORD_HEAD;
    const end = body + uint(bytes, at + 3, 2);
    // Every version that was ever sent begins with 3 (RFC 8446, appendix D).
    if (type === undefined || bytes[at + 1] !== 3 || end > bytes.length) return at;
    push(partOf('tls-record-head', at, body, type));
    at = end > body ? push(partOf('tls-record', body, end, type)) : end;
  }
  return at;
};

/** RFC 9113, section 6. */
const frameTypes = [
  ...['DATA', 'HEADERS', 'PRIORITY', 'RST_STREAM', 'SETTINGS'],
  ...['PUSH_PROMISE', 'PING', 'GOAWAY', 'WINDOW_UPDATE', 'CONTINUATION'],
];
const FRAME_HEAD = 9;
const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** The preface where there is one, then HTTP/2 frames (RFC 9113, sections 3.4 and 4.1). */
export const readHttp2: Reader = (bytes, from, push) => {
  const behindPreface = from + PREFACE.length;
  const preface = latin1(bytes, from, behindPreface) === PREFACE;
  let at = preface ? push(partOf('http2-preface', from, behindPreface, 'PRI * HTTP/2.0')) : from;
  while (at + FRAME_HEAD <= bytes.length) {
    const body = at + FRAME_HEAD;
    const end = body + uint(bytes, at, 3);
    if (end > bytes.length) return at;
    const type = bytes[at + 3] as number;
    push(partOf('http2-frame-head', at, body, frameTypes[type] ?? `0x${hex(bytes, at + 3, at + 4)}`));
    at = end > body ? push(partOf('http2-frame-payload', body, end, hex(bytes, body, end))) : end;
  }
  return at;
};
