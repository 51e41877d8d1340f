/**
 * The reference: a fixed piece of work done again and again while a trial runs, timed by its own CPU.
 * It tells how fast the server's core is at that very moment. A process of its own does it, at the
 * lowest priority, so that it neither delays the server nor warms or cools its code; it stays alive
 * from trial to trial, so that its own code is warm.
 *
 * Two kinds of work, since a server's time goes to two places: JavaScript (texts and objects), and the
 * kernel's loopback sockets.
 */
import { once } from 'node:events';
import net from 'node:net';
import { constants, setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { type Clock, type ClockOrigin, clockSince } from '../../protocol/clock.js';
import { serveParent } from '../harness/rpc.js';

export type ReferenceCommands = {
  /** Begin to work and to time it, every `SLICE_PERIOD_MS`. */
  begin: { ask: { origin: ClockOrigin }; answer: Record<never, never> };
  /** Stop, and tell what each slice of work took. */
  end: { ask: Record<never, never>; answer: Slices };
};

/** One entry a slice: parallel arrays. */
export interface Slices {
  /** When it began, ns since the origin. */
  readonly atNs: Float64Array;
  readonly computeUs: Float64Array;
  readonly socketUs: Float64Array;
  /** CPU of the process from beginning to end, µs. */
  readonly cpuUs: number;
}

/** Some 0.4 ms of computing and 0.8 ms of echoes, 19 times a second: 2.6 % of a core of 2024. */
const SLICE_PERIOD_MS = 50;
const TEXTS = 250;
const ECHOES = 30;
const ECHO_BYTES = 128;
/** Slices done before the first is timed, so that the code is compiled. */
const WARM_UPS = 600;

function compute(): number {
  const newest = new Map<number, string>();
  let sum = 0;
  for (let i = 0; i < TEXTS; i++) {
    const [seq, body] = JSON.parse(JSON.stringify([10_000_000 + i, `message ${i} to reader ${i % 97}`]));
    newest.set(seq % 64, body);
    sum += Buffer.byteLength(body);
  }
  return sum + newest.size;
}

/** A socket of this process to itself: each byte passes the kernel's loopback twice. Answers one turn of echoes. */
async function openEcho(): Promise<() => Promise<void>> {
  const server = net.createServer({ noDelay: true }, (socket) => {
    socket.on('data', (chunk) => socket.write(chunk));
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const client = net.connect({ port, host: '127.0.0.1', noDelay: true });
  await once(client, 'connect');
  const message = Buffer.alloc(ECHO_BYTES, 'x');
  return () =>
    new Promise((resolve) => {
      let leftBytes = ECHOES * ECHO_BYTES;
      const onData = (chunk: Buffer) => {
        leftBytes -= chunk.length;
        if (leftBytes > 0) return client.write(message);
        client.off('data', onData);
        resolve();
      };
      client.on('data', onData);
      client.write(message);
    });
}

function cpuSince(began?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return user + system;
}

interface Watch {
  readonly atNs: number[];
  readonly computeUs: number[];
  readonly socketUs: number[];
  readonly began: NodeJS.CpuUsage;
  ended: boolean;
}

async function workOn(watch: Watch, now: Clock, echo: () => Promise<void>): Promise<void> {
  while (!watch.ended) {
    watch.atNs.push(now());
    const computeBegan = process.cpuUsage();
    compute();
    watch.computeUs.push(cpuSince(computeBegan));
    const socketBegan = process.cpuUsage();
    await echo();
    watch.socketUs.push(cpuSince(socketBegan));
    await delay(SLICE_PERIOD_MS);
  }
}

/** The lowest priority there is. Going lower needs no privilege, but a sandbox may refuse even that. */
function yieldToOthers(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // It then competes for one part in fifty of its core.
  }
}

async function startReference(): Promise<void> {
  let watch: Watch | undefined;
  let working = Promise.resolve();
  const echo = await openEcho();
  const warmedUp = (async () => {
    for (let i = 0; i < WARM_UPS; i++) {
      compute();
      await echo();
    }
  })();
  serveParent<ReferenceCommands>({
    begin: async ({ origin }) => {
      await warmedUp;
      yieldToOthers();
      watch = { atNs: [], computeUs: [], socketUs: [], began: process.cpuUsage(), ended: false };
      working = workOn(watch, clockSince(origin), echo);
      return {};
    },
    end: async () => {
      if (!watch) throw new Error('end was asked for before begin');
      watch.ended = true;
      await working;
      const { atNs, computeUs, socketUs, began } = watch;
      return {
        atNs: Float64Array.from(atNs),
        computeUs: Float64Array.from(computeUs),
        socketUs: Float64Array.from(socketUs),
        cpuUs: cpuSince(began),
      };
    },
  });
}

await startReference();
