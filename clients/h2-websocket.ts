/**
 * WebSocket on one stream of an HTTP/2 connection (RFC 8441), framed by hand: ws speaks on a socket of its own only.
 * The server must have said that it takes an extended CONNECT before one may be sent, which costs a round trip
 * that an upgrade over HTTP/1.1 does not.
 */
import type { ClientHttp2Stream } from 'node:http2';
import { formatCursor } from '../protocol/cursor.js';
import { deflateAgreed, deflateOffer } from '../protocol/message-deflate.js';
import { segmentsOf } from '../protocol/tcp-ip.js';
import type { TransportClient } from '../protocol/transport.js';
import {
  type Closing,
  decodeFrame,
  encodeMasked,
  type Frame,
  opcodes,
} from '../protocol/websocket-frames.js';
import { ABNORMAL_CLOSURE, closingInWords, headerBytes, maskedHeaderBytes } from './frames.js';
import { openH2 } from './h2-connection.js';
import { deflatedCoding, plainCoding } from './h2-message-coding.js';
import { h2Fields } from './h2-peer.js';
import { clientTimeouts, openSession } from './session.js';
import { createTextIntake, quote } from './text-intake.js';

const SOURCE = 'CONNECT /socket';
const NORMAL_CLOSURE = 1000;
/** Larger texts than a ring holds: none comes. */
const MOST_BYTES = 64 * 1024 * 1024;

export const openH2WebSocket: TransportClient['connect'] = (url, options, events) => {
  const session = openSession(events, options, async (failed) => {
    await leave(failed);
    coding.end();
  });
  const { counters } = session;
  const intake = createTextIntake(session, SOURCE);
  const waiting: string[] = [];
  const connection = openH2(url, session, true);
  let stream: ClientHttp2Stream | undefined;
  let isOpen = false;
  let paused = false;
  let goodbyeSent = false;
  let coding = plainCoding(intake);
  /** What the server closed with. */
  let closedWith = { code: ABNORMAL_CLOSURE, reason: '' };

  function sendText(body: string): void {
    const text = Buffer.from(body);
    coding.encode(text, (payload, bits) => {
      if (!stream?.writable) return;
      counters.payloadUpBytes += text.length;
      counters.savedUpBytes += text.length - payload.length;
      sendFrame(opcodes.text | bits, payload);
    });
  }

  function sendControl(opcode: number, payload: Buffer): void {
    counters.framingUpBytes += payload.length;
    sendFrame(opcode, payload);
  }

  function sendFrame(firstByte: number, payload: Buffer): void {
    const header = maskedHeaderBytes(payload.length);
    counters.framingUpBytes += header;
    counters.estimatedUpSegments += segmentsOf(header + payload.length);
    stream?.write(encodeMasked(firstByte, payload));
  }

  function sayGoodbye(payload: Buffer): void {
    if (goodbyeSent) return;
    goodbyeSent = true;
    coding.afterTexts(() => {
      if (!stream?.writable) return;
      sendControl(opcodes.close, payload);
      stream.end();
    });
  }

  /** Says goodbye where there is someone to say it to; a reader that had paused must read for that. */
  function leave(failed: boolean): Promise<void> | void {
    if (failed || !isOpen || !stream || stream.closed) return connection.http2.destroy();
    const open = stream;
    return new Promise((resolve) => {
      const cut = setTimeout(() => connection.http2.destroy(), clientTimeouts.closeMs);
      open.once('close', () => {
        clearTimeout(cut);
        connection.http2.destroy();
        resolve();
      });
      open.resume();
      const code = Buffer.alloc(2);
      code.writeUInt16BE(NORMAL_CLOSURE);
      sayGoodbye(code);
    });
  }

  function takeFrame(frame: Frame): void {
    const { opcode, payload, fin } = frame;
    if (opcode === opcodes.text && fin) {
      coding.receive(frame);
      return;
    }
    counters.framingDownBytes += headerBytes(payload.length) + payload.length;
    if (opcode === opcodes.ping) sendControl(opcodes.pong, payload);
    else if (opcode === opcodes.close) {
      if (payload.length >= 2)
        closedWith = { code: payload.readUInt16BE(), reason: payload.toString('utf8', 2) };
      sayGoodbye(payload.subarray(0, 2));
    } else if (opcode !== opcodes.pong)
      session.fail(`${SOURCE}: expected whole text messages, got opcode ${opcode}`);
  }

  function begin(): void {
    counters.requests++;
    const query = options.after ? `?after=${formatCursor(options.after)}` : '';
    const { host: authority, pathname } = new URL(url);
    const opened = connection.http2.request({
      ':method': 'CONNECT',
      ':protocol': 'websocket',
      ':scheme': 'https',
      ':authority': authority,
      ':path': `${pathname === '/' ? '' : pathname}/socket${query}`,
      ...h2Fields(options.headers.fields.upgrade),
      ...(options.compression === 'gzip' ? { 'sec-websocket-extensions': deflateOffer } : {}),
      'sec-websocket-version': '13',
    });
    stream = opened;
    counters.estimatedUpSegments++;
    connection.expectEndless(opened);
    opened.on('response', (headers) => {
      if (headers[':status'] !== 200)
        return session.fail(`${SOURCE}: expected status 200, got ${headers[':status']}`);
      const extensions = headers['sec-websocket-extensions'];
      if (extensions !== undefined && !agree(extensions.toString())) return;
      counters.answers++;
      isOpen = true;
      if (paused) opened.pause();
      waiting.splice(0).forEach(sendText);
      opened.on('data', readFrames(takeFrame, coding.mayBeCompressed, failWith));
    });
    opened.on('error', (error) => session.fail(`${SOURCE}: ${error.message}`, error));
    opened.on('close', () =>
      coding.afterMessages(() =>
        session.fail(`${SOURCE}: ${closingInWords(closedWith.code, closedWith.reason)}`),
      ),
    );
  }

  const failWith = ({ reason }: Closing): void => session.fail(`${SOURCE}: ${reason}`);

  /** What the server made of the offer: answers whether it can be kept. */
  function agree(extensions: string): boolean {
    const isAgreed = options.compression === 'gzip' && extensions === deflateAgreed;
    if (isAgreed) coding = deflatedCoding(counters, intake, MOST_BYTES, failWith);
    else session.fail(`${SOURCE}: expected ${deflateAgreed} without a parameter, got ${quote(extensions)}`);
    return isAgreed;
  }

  connection.http2.once('remoteSettings', ({ enableConnectProtocol }) => {
    if (session.over) return;
    if (enableConnectProtocol) begin();
    else session.fail(`${SOURCE}: the server takes no WebSocket on a stream (RFC 8441)`);
  });
  connection.http2.on('error', (error) => session.fail(`${SOURCE}: ${error.message}`, error));
  connection.http2.on('close', () => session.fail(`${SOURCE}: ${closingInWords(ABNORMAL_CLOSURE, '')}`));

  return {
    send(body) {
      if (session.over) return;
      if (isOpen) sendText(body);
      else waiting.push(body);
    },
    close: session.close,
    counters: session.reading,
    pause() {
      paused = true;
      stream?.pause();
    },
    resume() {
      paused = false;
      stream?.resume();
    },
  };
};

/** Cuts what the server says, in pieces of any size, into frames. */
function readFrames(
  take: (frame: Frame) => void,
  mayBeCompressed: boolean,
  fail: (trouble: Closing) => void,
): (chunk: Buffer) => void {
  const rules = { maxPayloadBytes: MOST_BYTES, isMasked: false, mayBeCompressed };
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const next = decodeFrame(rest, rules);
      if (!next) return;
      if (!('frame' in next)) return fail(next);
      rest = rest.subarray(next.bytes);
      take(next.frame);
    }
  };
}
