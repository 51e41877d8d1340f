/**
 * Which lanes can be asked under which conditions: one table, walked before a trial starts. What a lane
 * cannot do is skipped with its reason, as a question is that makes no sense for it.
 */
import type { Conditions } from '../../protocol/conditions.js';
import type { Lane } from '../../protocol/lanes.js';
import type { Scenario } from '../scenario.js';
import { notOfWeb } from './browser/web-transport.js';

interface Row {
  readonly applies: (lane: Lane, conditions: Conditions) => boolean;
  readonly reason: string;
}

const isWebSocket = ({ transport }: Lane): boolean =>
  transport === 'websocket' || transport === 'socketio-websocket';

const rows: readonly Row[] = [
  {
    applies: ({ engine, transport }, { compression }) =>
      engine === 'socket.io' && transport !== 'socketio-websocket' && compression !== 'off',
    reason:
      "socket.io's client for Node.js does not decode a poll's answer (xmlhttprequest-ssl 2.1.2): compression is asked " +
      'of its WebSocket alone',
  },
  {
    applies: ({ transport }, { compression }) => transport === 'tcp' && compression !== 'off',
    reason: 'raw TCP has no form to agree on a coding',
  },
  {
    applies: ({ engine, transport }, { compression }) =>
      engine === 'net' && transport === 'websocket' && compression !== 'off',
    reason: 'WebSocket by hand has no permessage-deflate: it is among the things that a library adds',
  },
  {
    applies: (lane, { compression }) => isWebSocket(lane) && compression === 'br',
    reason: 'a WebSocket has DEFLATE alone (RFC 7692): ask with --compression gzip',
  },
];

/** Why the scenario cannot be asked of the lane under these conditions, or null where it can. */
export function whyNotUnder(
  scenario: Pick<Scenario, 'readsWireItself' | 'inBrowser'>,
  lane: Lane,
  conditions: Conditions,
): string | null {
  if (scenario.readsWireItself && conditions.compression !== 'off') {
    return 'it reads bytes off the wire by itself and offers no compression';
  }
  if (conditions.client === 'chromium') {
    const reason = whyNotInBrowser(scenario, lane, conditions);
    if (reason) return reason;
  }
  return rows.find(({ applies }) => applies(lane, conditions))?.reason ?? null;
}

/** What a browser as client is not asked: its bytes are read at a door, where they must be readable. */
function whyNotInBrowser(
  { inBrowser }: Pick<Scenario, 'inBrowser'>,
  { transport }: Lane,
  { tls, compression }: Conditions,
): string | null {
  if (!inBrowser) return 'it is not asked of clients in a browser';
  if (inBrowser === 'always') return null;
  if (tls) return 'what a browser encrypts cannot be read at its door: it plays clients without TLS';
  if (compression !== 'off') return 'what a browser has compressed is not read at its door';
  return notOfWeb(transport);
}
