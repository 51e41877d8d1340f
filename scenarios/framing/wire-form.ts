/**
 * What each wire form offers to be measured. The real machinery of both sides (node:http, ws,
 * eventsource-parser, this suite's own server and client parts) talks over a wire in memory.
 *
 * _Making_ begins with a message's text, which the room has made already and which is the same on
 * every lane, and ends when its bytes are at the sender's socket. _Parsing_ begins with those bytes at
 * the receiver's socket, in one piece, and ends with the message. Both include what the machinery
 * puts off to the end of the turn, such as giving a connection back to its pool. Neither includes
 * carrying the bytes, the opening of a connection, routing, or the room.
 */
import type { HeaderProfile } from '../../protocol/headers.js';
import type { Message } from '../../protocol/message.js';
import type { Published } from '../../protocol/transport.js';

export interface FormOptions {
  readonly headers: HeaderProfile;
  /** Polls reuse their connection; without it each has one of its own. */
  readonly keepAlive: boolean;
}

/** One message's way from one side to the other. */
export interface Exchange {
  readonly received: Message;
  readonly makeNs: number;
  readonly parseNs: number;
  /** The bytes that travelled for it. The receiver may have unmasked them in place. */
  readonly up: Buffer;
  readonly down: Buffer;
}

export interface Conversation {
  /** A message from the server to the client. */
  toClient(message: Published): Promise<Exchange>;
  /** A message from the client to the server on the same connection, where there is such a way. */
  toServer?(message: Published): Promise<Exchange>;
  /** Byte counts that opening the conversation took, by name. */
  readonly opening: Readonly<Record<string, number>>;
  /** What the bytes of one exchange to the client consist of, by name; their sum is all of them. */
  anatomy(exchange: Exchange): Readonly<Record<string, number>>;
}

export type WireForm = (options: FormOptions) => Promise<Conversation>;

/**
 * Where clients believe the server to be. The port's digits stand in the Host field: five, as in
 * every port that a system chooses by itself (from 32,768 on Linux, 49,152 by RFC 6335 section 6).
 */
export const SERVER = { host: '127.0.0.1', port: 49_152 } as const;

/** Cursors have a fixed width: any epoch stands for all. */
export const EPOCH = 'k3x9ab';

/** Takes the one message that has arrived. @throws Error where it is not exactly one */
export function takeOne(received: Message[]): Message {
  const [message, ...others] = received.splice(0);
  if (!message || others.length > 0)
    throw new Error(`one message was sent, ${others.length + (message ? 1 : 0)} arrived`);
  return message;
}

const HEAD_END = '\r\n\r\n';

/** Bytes of an HTTP/1.1 head with the empty line that ends it (RFC 9112 section 2.1). */
export function headBytes(message: Buffer): number {
  return message.indexOf(HEAD_END) + HEAD_END.length;
}
