/**
 * How messages go into frames and come out of them: as they are, each framed once for all readers, or compressed
 * for each connection by itself (RFC 7692), where what was said before on it has a say.
 */
import type { Duplex } from 'node:stream';
import { createDeflater, createInflater } from '../../protocol/message-deflate.js';
import type { Published } from '../../protocol/transport.js';
import { type Closing, COMPRESSED, encodeFrame, opcodes } from '../../protocol/websocket-frames.js';
import { onceEncoded } from '../once-encoded.js';

/** One connection's. */
export interface MessageCoding {
  readonly mayBeCompressed: boolean;
  sendText(text: string): void;
  send(message: Published): void;
  /** Bytes handed over and not yet taken by the socket. */
  queuedBytes(): number;
  /** Hands on the text of a message that was read, in the order of messages. */
  receive(message: Buffer, isCompressed: boolean, take: (text: Buffer) => void): void;
  /** Calls `turn` when all messages that were read are handed on. */
  inTurn(turn: () => void): void;
}

export interface CodedConnection {
  readonly socket: Duplex;
  /** Of a message's text. */
  readonly maxMessageBytes: number;
  /** The queue has emptied where the socket did not notice. */
  readonly drained: () => void;
  readonly fail: (closing: Closing) => void;
}

export type MakeCoding = (connection: CodedConnection) => MessageCoding;

export function plainCoding(): MakeCoding {
  const encode = onceEncoded(({ text }) => encodeFrame(opcodes.text, Buffer.from(text)));
  return ({ socket }) => ({
    mayBeCompressed: false,
    sendText: (text) => void socket.write(encodeFrame(opcodes.text, Buffer.from(text))),
    send: (message) => void socket.write(encode(message)),
    queuedBytes: () => socket.writableLength,
    receive: (message, _isCompressed, take) => take(message),
    inTurn: (turn) => turn(),
  });
}

export function deflatedCoding(): MakeCoding {
  const encode = onceEncoded(({ text }) => Buffer.from(text));
  return ({ socket, maxMessageBytes, drained, fail }) => {
    const deflater = createDeflater();
    const inflater = createInflater(maxMessageBytes, fail);
    socket.once('close', () => {
      deflater.end();
      inflater.end();
    });
    const queuedBytes = (): number => deflater.waitingBytes() + socket.writableLength;
    const send = (text: Buffer): void =>
      deflater.code(text, (coded) => {
        if (!socket.writable) return;
        socket.write(encodeFrame(opcodes.text | COMPRESSED, coded), () => queuedBytes() === 0 && drained());
      });
    return {
      mayBeCompressed: true,
      sendText: (text) => send(Buffer.from(text)),
      send: (message) => send(encode(message)),
      queuedBytes,
      receive(message, isCompressed, take) {
        if (isCompressed) inflater.code(message, take);
        else inflater.inTurn(() => take(message));
      },
      inTurn: inflater.inTurn,
    };
  };
}
