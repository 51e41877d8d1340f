/**
 * What else goes through HTTP's `Upgrade` (RFC 9110, section 7.8): TLS inside the connection and h2c, each
 * spoken once on loopback between a server and a client in this process. No lane has a part in it.
 */
import { once } from 'node:events';
import net from 'node:net';
import type { Capture, Door } from '../../results/schema/capture.js';
import { h2cDoor } from './door-h2c.js';
import { tlsDoor } from './door-tls.js';
import { type Line, openLine } from './line.js';
import { createRecorder, type Recorder } from './recorder.js';

/** What the client's side of a door is given: its recorded connection, and where it leads. */
export interface Visit {
  readonly line: Line;
  readonly recorder: Recorder;
  readonly url: string;
}

export interface DoorDefinition {
  /** The token of the `Upgrade` field. */
  readonly protocol: string;
  /** The server's side of one connection; answers how to end it. */
  serve(socket: net.Socket): void;
  /** Walks through, and answers what was found behind. @throws Error where the door does not open */
  visit(visit: Visit): Promise<Record<string, string>>;
}

/** What both take, ms: for the estimate. */
export const DOORS_MS = 150;

const HOST = '127.0.0.1';
const doors: readonly DoorDefinition[] = [tlsDoor, h2cDoor];

/** Tries each door, one after another. @throws AbortError on Ctrl-C, with every connection ended */
export async function tryDoors(signal: AbortSignal): Promise<Door[]> {
  const tried: Door[] = [];
  for (const door of doors) {
    signal.throwIfAborted();
    tried.push(await tryDoor(door, signal));
  }
  return tried;
}

/** Tries one door; where it does not open, the reason is what is found. */
export async function tryDoor(door: DoorDefinition, signal: AbortSignal): Promise<Door> {
  const { protocol } = door;
  try {
    return { status: 'measured', protocol, ...(await walkThrough(door, signal)) };
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 'not measured', protocol, reason };
  }
}

async function walkThrough(
  door: DoorDefinition,
  signal: AbortSignal,
): Promise<{ capture: Capture; found: Record<string, string> }> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    door.serve(socket);
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    line?.destroy();
  };
  let line: Line | undefined;
  signal.addEventListener('abort', cut);
  try {
    server.listen(0, HOST);
    await once(server, 'listening', { signal });
    const url = `http://${HOST}:${(server.address() as net.AddressInfo).port}`;
    const recorder = createRecorder();
    recorder.step('opening');
    line = await openLine(url, recorder, signal);
    line.noteEndpoints();
    const found = await door.visit({ line, recorder, url });
    line.noteEndpoints();
    return { capture: recorder.capture(), found };
  } finally {
    signal.removeEventListener('abort', cut);
    cut();
    server.close();
  }
}
