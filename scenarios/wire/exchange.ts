/** What the exchanges of all lanes have in common: a room that publishes, and lines that are recorded. */
import type { ControlCommands } from '../../protocol/control.js';
import type { HeaderProfile } from '../../protocol/headers.js';
import { ENVELOPE_BYTES } from '../../protocol/message.js';
import type { Capture } from '../../results/schema/capture.js';
import type { Child } from '../harness/child.js';
import { type Line, openLine } from './line.js';
import { createRecorder, type Recorder } from './recorder.js';

export interface Wire {
  readonly url: string;
  readonly server: Child<ControlCommands>;
  readonly headers: HeaderProfile;
  readonly keepAlive: boolean;
  readonly textBytes: number;
  readonly recorder: Recorder;
  open(): Promise<Line>;
}

/** How many of a socket's messages arrived whole, of those that were made to be hard to keep together. */
export interface Arrived {
  readonly fragmented: number;
  /** Absent where no kernel told that the two halves went apart. */
  readonly split?: number;
  readonly joined: number;
}

export interface Exchanged {
  readonly capture: Capture;
  readonly connections: number;
  /** Sockets alone. */
  readonly arrived?: Arrived;
}

export type Exchange = (wire: Wire) => Promise<Arrived | undefined>;

/** Runs the exchange; whatever is still open at its end is cut. */
export async function record(
  exchange: Exchange,
  of: Omit<Wire, 'recorder' | 'open'>,
  signal: AbortSignal,
): Promise<Exchanged> {
  const recorder = createRecorder();
  const lines: Line[] = [];
  const open = async () => {
    const line = await openLine(of.url, recorder, signal);
    lines.push(line);
    return line;
  };
  const cut = () => {
    for (const line of lines) line.destroy();
  };
  signal.addEventListener('abort', cut);
  try {
    const arrived = await exchange({ ...of, recorder, open });
    return { capture: recorder.capture(), connections: lines.length, ...(arrived ? { arrived } : {}) };
  } finally {
    signal.removeEventListener('abort', cut);
    cut();
  }
}

/** The server has one message for the room. Answers its sequence number. */
export async function publish({ server, textBytes }: Wire): Promise<number> {
  const { lastSeq } = await server.call('publish', { count: 1, textBytes });
  return lastSeq;
}

/** Most looks at a room that waits for its reader. */
const LOOKS = 1000;

/** Waits until the server has someone to give news to at once. @throws Error where nobody comes */
export async function readerWaits({ server }: Wire): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const { room } = await server.call('usage', { collect: false });
    if (!room) throw new Error('the server cannot tell how its room stands');
    if (room.readers > 0) return;
  }
  throw new Error('no reader came to wait in the room');
}

/** What the client has to say: as long as a message of that size. */
export function bodyOf({ textBytes }: Wire): string {
  const words = 'Good morning from the client. ';
  const length = Math.max(1, textBytes - ENVELOPE_BYTES);
  return words.repeat(Math.ceil(length / words.length)).slice(0, length);
}

/** Ends one connection from the client's side, and waits for the server to follow. */
export async function endFirst(line: Line): Promise<void> {
  await line.end();
  await line.otherEnded();
  await line.closed();
}

/** @throws Error where the answer is another */
export function expectStatus(got: number, expected: number): void {
  if (got !== expected) throw new Error(`expected status ${expected}, got ${got}`);
}
