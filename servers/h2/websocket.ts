/**
 * WebSocket on one stream of an HTTP/2 connection (RFC 8441): opened by an extended CONNECT instead of an upgrade,
 * and from then on the frames of RFC 6455, by the same code as `websocket@net`.
 */
import type { IncomingHttpHeaders, ServerHttp2Stream, ServerStreamResponseOptions } from 'node:http2';
import type { ServerCounters, TransportServer } from '../../protocol/transport.js';
import { type Handshake, SOCKET_PATH } from '../handshake.js';
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
    const counters: ServerCounters = { requests: 0, connections: 0, slowReadersCut: 0 };
    // A reset of the stream would wait behind what the socket has not taken.
    const admit = admission((stream) => void (stream as ServerHttp2Stream).session?.destroy());
    const settings = { enableConnectProtocol: true };
    return listenH2(
      options,
      counters,
      (stream, headers) => {
        const handshake = judge(headers);
        if (!handshake.accepted) return refuseOnH2(stream, handshake.refusal);
        // As on the other lanes of HTTP/2, without a date.
        stream.respond({ ':status': 200 }, { sendDate: false } as ServerStreamResponseOptions);
        stream.on('end', () => stream.end());
        admit(stream, { topic, limits, counters }, handshake.after, Buffer.alloc(0));
      },
      settings,
    );
  },
};

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
