/** What a lane's messages travel by, where a framework's own protocol stands on top of it. */
import type { LaneInfo } from '../../results/schema.js';

const UNDER: Readonly<Record<string, string>> = {
  'socketio-polling': 'long-polling',
  'socketio-websocket': 'websocket',
};

/** The lane's own transport, or that beneath a framework's. */
export const carriedBy = ({ transport }: Pick<LaneInfo, 'transport'>): string =>
  UNDER[transport] ?? transport;
