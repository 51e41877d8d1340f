/**
 * TLS inside a connection that began as plain HTTP (RFC 2817, section 3.2): `Upgrade: TLS/1.2`, `101`, the
 * TLS handshake over the same connection, and the first request's answer, encrypted. A key that both
 * sides know beforehand (RFC 5487) stands in place of a certificate.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Duplex } from 'node:stream';
import tls from 'node:tls';
import { askThrough, letThrough } from './door-steps.js';
import type { DoorDefinition } from './doors.js';
import { expectStatus } from './exchange.js';
import { cutAnswer } from './http.js';
import type { Line } from './line.js';

const PROTOCOL = 'TLS/1.2';
const SUITE = {
  ciphers: 'PSK-AES128-GCM-SHA256',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
} as const;
const IDENTITY = 'why-websocket';
const KEY = randomBytes(16);
const CONTENT = 'The answer to the first request, inside TLS.';
const ANSWER = `HTTP/1.1 200 OK\r\nContent-Length: ${CONTENT.length}\r\n\r\n${CONTENT}`;

/** The recorded connection as Node's TLS takes one: it reads and writes nothing past the record. */
function asDuplex(line: Line): Duplex {
  const reading = new AbortController();
  return new Duplex({
    read() {
      line
        .take((unread) => (unread.length > 0 ? { value: unread, bytes: unread.length } : undefined))
        .then((bytes) => this.push(bytes))
        // Nothing more comes: the connection is over, or the visit.
        .catch(() => !reading.signal.aborted && this.push(null));
    },
    write(chunk: Buffer, _encoding, done) {
      line.write(chunk).then(() => done(), done);
    },
    destroy(error, done) {
      reading.abort();
      done(error);
    },
  });
}

async function shakeHands(line: Line): Promise<tls.TLSSocket> {
  const secure = tls.connect({
    socket: asDuplex(line),
    ...SUITE,
    pskCallback: () => ({ identity: IDENTITY, psk: KEY }),
    // There is no certificate whose name could be compared.
    checkServerIdentity: () => undefined,
  });
  await once(secure, 'secureConnect');
  return secure;
}

export const tlsDoor: DoorDefinition = {
  protocol: PROTOCOL,
  serve(socket) {
    letThrough(socket, `${PROTOCOL}, HTTP/1.1`, () => {
      const secure = new tls.TLSSocket(socket, {
        isServer: true,
        ...SUITE,
        pskCallback: () => KEY,
      } as tls.TLSSocketOptions);
      secure.on('error', () => {});
      // The 101 promises the first request's answer under the new protocol.
      secure.on('secure', () => secure.write(ANSWER));
    });
  },
  async visit({ line, recorder, url }) {
    await askThrough(line, url, PROTOCOL);
    recorder.step('behind');
    const secure = await shakeHands(line);
    try {
      const answer = await wholeAnswer(secure);
      expectStatus(answer.head.status, 200);
      const { name } = secure.getCipher();
      return {
        version: String(secure.getProtocol()),
        cipher: name,
        authentication: 'pre-shared key',
        status: String(answer.head.status),
      };
    } finally {
      secure.destroy();
    }
  },
};

async function wholeAnswer(secure: tls.TLSSocket) {
  let read = Buffer.alloc(0);
  for await (const chunk of secure.iterator({ destroyOnReturn: false })) {
    read = Buffer.concat([read, chunk as Buffer]);
    const found = cutAnswer(read);
    if (found) return found.value;
  }
  throw new Error('TLS ended before the answer was whole');
}
