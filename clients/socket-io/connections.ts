/**
 * The connections under socket.io's client: it takes an agent of Node's and opens nothing beside it, for its polls
 * and for its WebSocket, so that each is metered and watched here, over TLS as it is said through it.
 */
import http from 'node:http';
import https from 'node:https';
import type { NetConnectOpts, Socket } from 'node:net';
import type { ConnectOptions } from '../../protocol/transport.js';
import { SOCKETS_PER_HOST, type SocketMeter } from '../socket-meter.js';

export interface Connections {
  readonly agent: http.Agent;
  pause(): void;
  resume(): void;
  /** One is open that polls are not made on. */
  upgradedIsOpen(): boolean;
}

export function openConnections(
  meter: SocketMeter,
  { tls, keepAlive }: Pick<ConnectOptions, 'tls' | 'keepAlive'>,
  watch: (socket: Socket) => void,
  onClosed: () => void,
): Connections {
  const sockets = new Set<Socket>();
  let paused = false;

  function connect(asked: NetConnectOpts): Socket {
    const socket = meter.connect(asked);
    watch(socket);
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      onClosed();
    });
    if (paused) socket.pause();
    return socket;
  }

  // The meter encrypts; an agent of https is what a request to an https URL accepts.
  const { Agent } = tls ? https : http;
  const agent = new Agent({ keepAlive, maxSockets: SOCKETS_PER_HOST });
  agent.createConnection = (asked) => connect(asked as NetConnectOpts);
  // The XMLHttpRequest under socket.io asks again where a connection that it reuses is reset, but never ends that
  // request: nothing is sent, and a reader whose server died waits until the next one loses patience. Not told that
  // a connection is reused, it says at once that its transport failed.
  const { reuseSocket } = agent;
  agent.reuseSocket = (socket, request) => {
    reuseSocket.call(agent, socket, request);
    request.reusedSocket = false;
  };

  return {
    agent,
    pause() {
      paused = true;
      for (const each of sockets) each.pause();
    },
    resume() {
      paused = false;
      for (const each of sockets) each.resume();
    },
    /** The agent lets go of a connection that is upgraded; the others it keeps idle. */
    upgradedIsOpen() {
      const idle = new Set(Object.values(agent.freeSockets).flat());
      return [...sockets].some((each) => !idle.has(each));
    },
  };
}
