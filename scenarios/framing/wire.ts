/**
 * A connection without a network: two sockets in memory. What one side writes stays where it is until
 * it is carried over, so that making bytes and parsing them can be timed apart, whoever makes them.
 */
import { Duplex } from 'node:stream';

export interface Wire {
  readonly client: Duplex;
  readonly server: Duplex;
  readonly up: Direction;
  readonly down: Direction;
}

/** One way along the wire. */
interface Direction {
  /** What the near side has written since it was last asked, in one piece, as one read would bring it. */
  take(): Buffer;
  /** Hands bytes to the far side, and the near side's end behind them where there is one. */
  hand(bytes: Buffer): void;
  /** True where something written, or an end, has not been carried yet. */
  pending(): boolean;
}

export function createWire(): Wire {
  const client = createEnd();
  const server = createEnd();
  return {
    client: client.socket,
    server: server.socket,
    up: createDirection(client, server.socket),
    down: createDirection(server, client.socket),
  };
}

interface End {
  readonly socket: Duplex;
  written: Buffer[];
  ended: boolean;
}

/** What node:http and ws ask of a socket beyond a stream; none of it means anything in memory. */
const socketMethods = {
  setTimeout: () => {},
  setNoDelay: () => {},
  setKeepAlive: () => {},
  ref: () => {},
  unref: () => {},
};

function createEnd(): End {
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      end.written.push(chunk);
      done();
    },
    // Without it a chunk would be carried in the four pieces in which node:http writes it.
    writev(pieces, done) {
      for (const { chunk } of pieces) end.written.push(chunk);
      done();
    },
    final(done) {
      end.ended = true;
      done();
    },
    destroy(error, done) {
      end.ended = true;
      done(error);
    },
  });
  const end: End = { socket: Object.assign(socket, socketMethods), written: [], ended: false };
  return end;
}

function createDirection(near: End, far: Duplex): Direction {
  return {
    take() {
      const { written } = near;
      near.written = [];
      return written.length === 1 ? written[0]! : Buffer.concat(written);
    },
    hand(bytes) {
      if (bytes.length > 0) far.push(bytes);
      if (!near.ended) return;
      near.ended = false;
      far.push(null);
    },
    pending: () => near.written.length > 0 || near.ended,
  };
}

/**
 * Runs `work` and all that it puts off to later in the same turn of the event loop (`process.nextTick`),
 * which is where streams finish what a call began. Answers the time both took, ns.
 */
export function timed(work: () => void): Promise<number> {
  return new Promise((resolve) => {
    process.nextTick(() => {
      const began = performance.now();
      work();
      // From within a tick, a microtask runs when no other tick is left.
      queueMicrotask(() => resolve((performance.now() - began) * 1e6));
    });
  });
}

/** Carries what either side has written, and what the other answers, until both are silent. Answers the bytes. */
export async function carryAll({ up, down }: Wire): Promise<{ upBytes: number; downBytes: number }> {
  const carried = { upBytes: 0, downBytes: 0 };
  while (up.pending() || down.pending()) {
    const [upward, downward] = [up.take(), down.take()];
    carried.upBytes += upward.length;
    carried.downBytes += downward.length;
    await timed(() => {
      up.hand(upward);
      down.hand(downward);
    });
  }
  return carried;
}
