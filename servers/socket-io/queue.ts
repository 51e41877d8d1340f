/**
 * What waits in the process for one reader of socket.io: packets that its transport has not yet taken, and the
 * batch that it is busy with. A poller's queue grows while no poll is held.
 */
import type { EngineSocket } from './binding.js';

export interface WatchedQueue {
  /** Characters that wait, which for ASCII are bytes. */
  bytes(): number;
  /** Calls `eased` each time the transport takes more. */
  onEased(eased: () => void): void;
}

export function watchQueue(connection: EngineSocket): WatchedQueue {
  let waiting = 0;
  let underWay = 0;
  let whenEased = (): void => {};
  connection.on('packetCreate', ({ data }: { data?: unknown }) => {
    if (typeof data === 'string') waiting += data.length;
  });
  connection.on('flush', () => {
    underWay = waiting;
    waiting = 0;
  });
  const watchTransport = (): void => {
    // The engine's own listeners come first: when this runs, what waited is under way.
    connection.transport.on('ready', () => whenEased());
  };
  watchTransport();
  connection.on('upgrade', () => {
    watchTransport();
    // What the poll before it was busy with is done.
    whenEased();
  });
  return {
    bytes: () => waiting + (connection.transport.writable ? 0 : underWay),
    onEased(eased) {
      whenEased = eased;
    },
  };
}
