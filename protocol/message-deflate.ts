/**
 * Compression of WebSocket messages (permessage-deflate, RFC 7692) for the lanes that are framed by hand. Each
 * direction of a connection keeps what it has seen (context takeover), with zlib's own window and level, as the
 * libraries do unless told otherwise. As with ws, a side has memory for it from its first message on.
 */
import zlib from 'node:zlib';
import type { Closing } from './websocket-frames.js';

/** What a browser offers, section 7.1.2.2 included. */
export const deflateOffer = 'permessage-deflate; client_max_window_bits';
export const deflateAgreed = 'permessage-deflate';

/** In force on both sides. */
const deflateOptions = { level: 6, windowBits: 15, memLevel: 8 } as const;

/** The same for the record. */
export const deflateSettings = {
  compression: 'gzip',
  deflateWindowBits: deflateOptions.windowBits,
  deflateMemLevel: deflateOptions.memLevel,
  deflateLevel: deflateOptions.level,
  deflateContextTakeover: true,
  compressionThresholdBytes: 0,
} as const;

/**
 * Whether one of the offers in `Sec-WebSocket-Extensions` can be agreed to without a parameter: what a client says of
 * its own side is a hint that may be passed over (sections 7.1.1.2 and 7.1.2.2), what it asks of the server's is not.
 */
export function canDeflate(offers: string | undefined): boolean {
  return (offers ?? '').split(',').some((offer) => {
    const [name, ...parameters] = offer.split(';').map((part) => part.trim().toLowerCase());
    return name === deflateAgreed && parameters.every((parameter) => parameter.startsWith('client_'));
  });
}

/** Codes messages one at a time, in the order in which they were given. */
export interface MessageCoder {
  code(message: Buffer, done: (coded: Buffer) => void): void;
  /** Calls `turn` when all that was given before is done. */
  inTurn(turn: () => void): void;
  /** Bytes given and not yet done. */
  waitingBytes(): number;
  end(): void;
}

/** An empty block, with which a flush ends and which a message leaves out (sections 7.2.1 and 7.2.2). */
const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);

export function createDeflater(): MessageCoder {
  let deflate: zlib.DeflateRaw | undefined;
  let pieces: Buffer[] = [];
  const make = (): zlib.DeflateRaw =>
    zlib.createDeflateRaw(deflateOptions).on('data', (piece: Buffer) => pieces.push(piece));
  const begin = (message: Buffer, done: (coded: Buffer) => void): void => {
    deflate ??= make();
    deflate.write(message);
    deflate.flush(zlib.constants.Z_SYNC_FLUSH, () => {
      const coded = Buffer.concat(pieces);
      pieces = [];
      done(coded.subarray(0, coded.length - TAIL.length));
    });
  };
  return oneAtATime(begin, () => deflate?.destroy());
}

/** @param fail called once, with why the connection must be closed: nothing is done from then on */
export function createInflater(maxMessageBytes: number, fail: (closing: Closing) => void): MessageCoder {
  let pieces: Buffer[] = [];
  let bytes = 0;
  let over = false;
  let inflate: zlib.InflateRaw | undefined;

  function make(): zlib.InflateRaw {
    const made = zlib.createInflateRaw({ windowBits: deflateOptions.windowBits });
    made.on('data', (piece: Buffer) => {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes > maxMessageBytes) giveUp({ code: 1009, reason: 'the message is too large' });
    });
    made.on('error', () => giveUp({ code: 1007, reason: 'the message cannot be inflated' }));
    return made;
  }

  function giveUp(closing: Closing): void {
    if (over) return;
    end();
    fail(closing);
  }

  function end(): void {
    over = true;
    inflate?.destroy();
  }

  const begin = (message: Buffer, done: (inflated: Buffer) => void): void => {
    inflate ??= make();
    const own = inflate;
    own.write(message);
    own.write(TAIL);
    own.flush(() => {
      if (over) return;
      const inflated = Buffer.concat(pieces);
      pieces = [];
      bytes = 0;
      // A client may end its last block, and with it what was seen before (section 7.2.3.4).
      if (own.readableEnded) inflate = undefined;
      done(inflated);
    });
  };
  return oneAtATime(begin, end);
}

function oneAtATime(
  begin: (message: Buffer, done: (coded: Buffer) => void) => void,
  destroy: () => void,
): MessageCoder {
  const waiting: ((next: () => void) => void)[] = [];
  let underWay = false;
  let waitingBytes = 0;
  let ended = false;

  function next(): void {
    const turn = ended ? undefined : waiting.shift();
    underWay = turn !== undefined;
    turn?.(next);
  }

  function enqueue(turn: (next: () => void) => void): void {
    waiting.push(turn);
    if (!underWay) next();
  }

  return {
    code(message, done) {
      waitingBytes += message.length;
      enqueue((after) =>
        begin(message, (coded) => {
          if (ended) return;
          waitingBytes -= message.length;
          done(coded);
          after();
        }),
      );
    },
    inTurn: (turn) =>
      enqueue((after) => {
        turn();
        after();
      }),
    waitingBytes: () => waitingBytes,
    end() {
      ended = true;
      waiting.length = 0;
      destroy();
    },
  };
}
