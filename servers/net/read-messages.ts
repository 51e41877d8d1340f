/** What a client sends over a WebSocket, out of its frames (RFC 6455 sections 5 and 7) and into the room. */
import { isUtf8 } from 'node:buffer';
import type { Duplex } from 'node:stream';
import {
  broken,
  type Closing,
  decodeFrame,
  encodeClosing,
  encodeFrame,
  type Frame,
  opcodes,
} from '../../protocol/websocket-frames.js';
import { closings } from '../refusals.js';
import type { NetRoom } from './listen.js';
import type { MessageCoding } from './message-coding.js';

/** How long a client may take to answer a close frame, ms. */
const CLOSE_LINGER_MS = 1000;

interface Incoming {
  take(chunk: Buffer): void;
  /** Closes the connection for what came. */
  fail(closing: Closing): void;
}

/** Takes what a client sends, in pieces of any size. @param left called when the closing begins */
export function readMessages(
  socket: Duplex,
  { topic, limits }: NetRoom,
  { mayBeCompressed, receive, inTurn }: MessageCoding,
  left: () => void,
): Incoming {
  const rules = { maxPayloadBytes: limits.maxBodyBytes, isMasked: true, mayBeCompressed };
  let rest: Buffer = Buffer.alloc(0);
  /** The message under way; undefined where none is. */
  let message: { readonly fragments: readonly Buffer[]; readonly isCompressed: boolean } | undefined;
  /** Nothing more is read. */
  let closing = false;
  let saidGoodbye = false;

  /** Says goodbye, once, and waits a while for the client's. */
  function close(goodbye: Buffer): void {
    closing = true;
    if (saidGoodbye) return;
    saidGoodbye = true;
    left();
    socket.end(goodbye);
    const linger = setTimeout(() => socket.destroy(), CLOSE_LINGER_MS);
    socket.once('close', () => clearTimeout(linger));
  }

  const fail = (trouble: Closing): void => close(encodeClosing(trouble));

  function takeFrame(frame: Frame): Closing | undefined {
    const { opcode, payload } = frame;
    if (opcode === opcodes.ping) socket.write(encodeFrame(opcodes.pong, payload));
    else if (opcode === opcodes.close) {
      closing = true;
      inTurn(() => close(encodeFrame(opcodes.close, payload)));
    } else if (opcode === opcodes.text || opcode === opcodes.continuation) return takePart(frame);
    else if (opcode === opcodes.binary) return closings.binary;
    else if (opcode !== opcodes.pong) return broken('there is no such opcode');
    return undefined;
  }

  /** Section 5.4: a text frame begins a message, continuations carry it on, `fin` ends it. */
  function takePart({ opcode, payload, fin, isCompressed }: Frame): Closing | undefined {
    if ((opcode === opcodes.text) === (message !== undefined)) return broken('fragments are out of order');
    message = message
      ? { ...message, fragments: [...message.fragments, payload] }
      : { fragments: [payload], isCompressed };
    const whole = Buffer.concat(message.fragments);
    if (whole.length > limits.maxBodyBytes) return closings.tooLarge;
    if (!fin) return undefined;
    receive(whole, message.isCompressed, publish);
    message = undefined;
    return undefined;
  }

  function publish(text: Buffer): void {
    if (!isUtf8(text)) {
      fail({ code: 1007, reason: 'the text is not UTF-8' });
      return;
    }
    try {
      topic.publish(text.toString());
    } catch {
      fail(closings.failed);
    }
  }

  function take(chunk: Buffer): void {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (!closing) {
      const next = decodeFrame(rest, rules);
      if (!next) return;
      const trouble = 'frame' in next ? takeFrame(next.frame) : next;
      if ('frame' in next) rest = rest.subarray(next.bytes);
      if (!trouble) continue;
      closing = true;
      inTurn(() => fail(trouble));
    }
  }

  // A stream of HTTP/2 stays half open until it is ended here too, which is not before the goodbye's turn.
  socket.on('end', () => inTurn(() => void socket.end()));
  return { take, fail };
}
