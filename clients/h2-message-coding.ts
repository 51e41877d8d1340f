/**
 * What a client of `websocket@h2` makes of messages: frames as they are, or compressed (RFC 7692) where the server
 * agreed. What compression took or saved is entered in the ledger.
 */
import { createDeflater, createInflater } from '../protocol/message-deflate.js';
import { type Closing, COMPRESSED, type Frame } from '../protocol/websocket-frames.js';
import { headerBytes } from './frames.js';
import type { OwnCounters } from './session.js';
import type { TextIntake } from './text-intake.js';

export interface MessageCoding {
  readonly mayBeCompressed: boolean;
  /** Hands on a text as it travels, with the bits beside its opcode, in the order of texts. */
  encode(text: Buffer, write: (payload: Buffer, bits: number) => void): void;
  /** Calls `turn` when all texts before it are handed on. */
  afterTexts(turn: () => void): void;
  /** Takes a frame with a whole message. */
  receive(frame: Frame): void;
  /** Calls `turn` when all messages that were received are handed on. */
  afterMessages(turn: () => void): void;
  end(): void;
}

export const plainCoding = (intake: TextIntake): MessageCoding => ({
  mayBeCompressed: false,
  encode: (text, write) => write(text, 0),
  afterTexts: (turn) => turn(),
  receive: ({ payload }) => intake(payload.toString(), payload.length, headerBytes(payload.length)),
  afterMessages: (turn) => turn(),
  end() {},
});

export function deflatedCoding(
  counters: OwnCounters,
  intake: TextIntake,
  maxMessageBytes: number,
  fail: (closing: Closing) => void,
): MessageCoding {
  const deflater = createDeflater();
  const inflater = createInflater(maxMessageBytes, fail);
  const plain = plainCoding(intake);
  let hasNote = false;

  /** The first frame has the control note and belongs to the opening. What was inflated is entered when it is. */
  function enterFrame({ length }: Buffer): void {
    if (hasNote) counters.framingDownBytes += headerBytes(length);
    else counters.openingDownBytes += headerBytes(length);
    hasNote = true;
    counters.savedDownBytes -= length;
  }

  return {
    mayBeCompressed: true,
    encode: (text, write) => deflater.code(text, (coded) => write(coded, COMPRESSED)),
    afterTexts: deflater.inTurn,
    receive(frame) {
      if (!frame.isCompressed) {
        inflater.inTurn(() => plain.receive(frame));
        return;
      }
      enterFrame(frame.payload);
      inflater.code(frame.payload, (text) => {
        counters.savedDownBytes += text.length;
        intake(text.toString(), text.length, 0);
      });
    },
    afterMessages: inflater.inTurn,
    end() {
      deflater.end();
      inflater.end();
    },
  };
}
