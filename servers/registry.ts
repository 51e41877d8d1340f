/**
 * The servers of all lanes. Each is loaded only when it is asked for, so that a lane whose package is
 * missing harms no other.
 */
import type { LaneId } from '../protocol/lanes.js';
import type { TransportServer } from '../protocol/transport.js';
import { LaneUnavailable, oneLine } from './unavailable.js';

type Loaders = Readonly<Record<LaneId, () => Promise<TransportServer>>>;

const loaders: Loaders = {
  'short-polling': async () => (await import('./express/short-polling.js')).server,
  'long-polling': async () => (await import('./express/long-polling.js')).server,
  chunked: async () => (await import('./express/chunked.js')).server,
  sse: async () => (await import('./express/sse.js')).server,
  ws: async () => (await import('./ws.js')).server,
  uws: async () => (await import('./uws.js')).server,
};

/**
 * Loads a lane's server. Its engine's native part may load as late as `listen`, which throws the same.
 * @throws LaneUnavailable where the lane is unknown or what it runs on cannot be loaded
 */
export async function loadLane(id: LaneId, table: Partial<Loaders> = loaders): Promise<TransportServer> {
  const load = table[id];
  if (!load)
    throw new LaneUnavailable(`no server for the lane ${id}; there are ${Object.keys(table).join(', ')}`);
  try {
    return await load();
  } catch (error) {
    if (error instanceof LaneUnavailable) throw error;
    throw new LaneUnavailable(`the server of ${id} cannot be loaded: ${oneLine(error)}`);
  }
}
