/**
 * WebSocket on one stream of an HTTP/2 connection (RFC 8441): opened by an extended CONNECT instead of an upgrade,
 * and from then on the frames of RFC 6455, by the same code as `websocket@net`.
 */
import type { IncomingHttpHeaders, ServerHttp2Stream, ServerStreamResponseOptions } from 'node:http2';
import type { Duplex } from 'node:stream';
import { canDeflate, deflateAgreed, deflateSettings } from '../../protocol/message-deflate.js';
import type { ServerCounters, TransportServer } from '../../protocol/transport.js';
import { type Handshake, SOCKET_PATH } from '../handshake.js';
import { deflatedCoding, plainCoding } from '../net/message-coding.js';
import { admission } from '../net/websocket.js';
import { refusals, wrongMethod } from '../refusals.js';
import { afterOf, wantedCursor } from '../wanted-cursor.js';
import { refuseOnH2 } from './exchange.js';
import { listenH2 } from './listen.js';

export const server: TransportServer = {
  lane: 'websocket@h2',
  capabilities: { serverPush: true, duplex: true, nativeFanOut: false, resume: true },
  listen(topic, options) {
    const { limits } = options;
    const deflates = options.compression === 'gzip';
    const counters: ServerCounters = { requests: 0, connections: 0, slowReadersCut: 0 };
    const admit = { plain: admission(plainCoding(), cutOff), deflated: admission(deflatedCoding(), cutOff) };
    const settings = {
      enableConnectProtocol: true,
      perMessageDeflate: deflates,
      ...(deflates ? deflateSettings : {}),
    };
    return listenH2(
      options,
      counters,
      (stream, headers) => {
        const handshake = judge(headers);
        if (!handshake.accepted) return refuseOnH2(stream, handshake.refusal);
        const agreed = deflates && canDeflate(headers['sec-websocket-extensions']?.toString());
        const extensions = agreed ? { 'sec-websocket-extensions': deflateAgreed } : {};
        // As on the other lanes of HTTP/2, without a date.
        stream.respond({ ':status': 200, ...extensions }, UNDATED);
        const admitted = agreed ? admit.deflated : admit.plain;
        admitted(stream, { topic, limits, counters }, handshake.after, Buffer.alloc(0));
      },
      settings,
    );
  },
};

const UNDATED = { sendDate: false } as ServerStreamResponseOptions;

/** A reset of the stream would wait behind what the socket has not taken. */
const cutOff = (stream: Duplex): void => void (stream as ServerHttp2Stream).session?.destroy();

/** Section 5 of RFC 8441: no key and no Upgrade field; the version as ever. */
function judge(headers: IncomingHttpHeaders): Handshake {
  const [path, query = ''] = (headers[':path'] ?? '').split('?', 2);
  if (path !== SOCKET_PATH) return { accepted: false, refusal: refusals.unknownPath };
  if (headers[':method'] !== 'CONNECT') return { accepted: false, refusal: wrongMethod(['CONNECT']) };
  if (headers[':protocol'] !== 'websocket' || headers['sec-websocket-version'] !== '13')
    return { accepted: false, refusal: refusals.badConnect };
  const after = wantedCursor(afterOf(query));
  if (after === 'malformed') return { accepted: false, refusal: refusals.badCursor };
  return { accepted: true, after };
}
