/**
 * What TLS adds to one client's bytes: what its sockets carried less what was said through them. Handshakes
 * and session tickets belong to the opening of a connection, the records around later texts do not.
 */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

export interface TlsCounts {
  tlsOpeningUpBytes: number;
  tlsOpeningDownBytes: number;
  tlsRecordsUpBytes: number;
  tlsRecordsDownBytes: number;
}

interface Added {
  readonly upBytes: number;
  readonly downBytes: number;
}

export interface TlsWatch {
  /** Watches a connection: the TCP socket, and the plaintext's on it. */
  add(raw: Socket, plain: TLSSocket): void;
  /** The reader is served: the openings of all connections that have been answered are over. */
  opened(): void;
  read(): TlsCounts;
}

/** A connection: what TLS has added to it by now, and what of that was its opening, once it is over. */
interface Watched {
  added(): Added;
  isAnswered: boolean;
  opening?: Added;
}

export function watchTls(): TlsWatch {
  const watched = new Set<Watched>();
  const closed = newTlsCounts();
  let isOpen = false;

  /** Behind this turn all records of the segment that was read are told apart, not the first alone. */
  function settle(connection: Watched): void {
    setImmediate(() => {
      connection.opening ??= connection.added();
    });
  }

  return {
    add(raw, plain) {
      const connection: Watched = {
        added: () => ({
          upBytes: raw.bytesWritten - plain.bytesWritten,
          downBytes: raw.bytesRead - plain.bytesRead,
        }),
        isAnswered: false,
      };
      watched.add(connection);
      plain.once('close', () => {
        watched.delete(connection);
        enter(closed, connection);
      });
      // One that is opened later, or has not been answered by then, is open with its first answer, which a
      // server's tickets precede.
      plain.once('data', () => {
        connection.isAnswered = true;
        if (isOpen) settle(connection);
      });
    },
    opened() {
      isOpen = true;
      for (const connection of watched) if (connection.isAnswered) settle(connection);
    },
    read() {
      const counts = { ...closed };
      for (const connection of watched) enter(counts, connection);
      return counts;
    },
  };
}

function enter(counts: TlsCounts, { added, opening }: Watched): void {
  const all = added();
  const { upBytes, downBytes } = opening ?? all;
  counts.tlsOpeningUpBytes += upBytes;
  counts.tlsOpeningDownBytes += downBytes;
  counts.tlsRecordsUpBytes += all.upBytes - upBytes;
  counts.tlsRecordsDownBytes += all.downBytes - downBytes;
}

export function newTlsCounts(): TlsCounts {
  return { tlsOpeningUpBytes: 0, tlsOpeningDownBytes: 0, tlsRecordsUpBytes: 0, tlsRecordsDownBytes: 0 };
}
