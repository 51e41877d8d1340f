/**
 * What a unit of the gate asks of each lane: an equal rate on both sides, high enough that messages and not
 * ticks are what the server's CPU is spent on, and low enough that neither process is near its limit.
 */
import type { Lane, Transport } from '../../protocol/lanes.js';
import { defaults, type Settings } from '../settings.js';

export interface GateLoad {
  readonly clients: number;
  readonly ratePerSecond: number;
  readonly textBytes: number;
  readonly pollIntervalMs: number;
  /** Connections whose memory is taken, once a unit; 0 where a silent client holds none. */
  readonly held: number;
  /** Both sides run in for so long, unmeasured: code is compiled until some 0.8 s after the first message. */
  readonly runInMs: number;
  /** Before each window, unmeasured: caches are the other side's. */
  readonly warmUpMs: number;
  readonly windowMs: number;
  /** Windows of base and of head beside each other, their order turned from one to the next. */
  readonly windowPairs: number;
}

const common = {
  textBytes: defaults.textBytes,
  runInMs: 900,
  warmUpMs: 60,
  windowMs: 400,
  windowPairs: 4,
  held: 200,
} as const;

/** Short polling asks twenty times a second: at one a second a window would hold no poll of most clients. */
const POLL_INTERVAL_MS = 50;

interface Rate {
  readonly clients: number;
  readonly ratePerSecond: number;
}

/** What a stream or a socket is asked; an answered question costs ten times what a message on those does. */
const STANDING: Rate = { clients: 20, ratePerSecond: 300 };
const ASKED: Rate = { clients: 10, ratePerSecond: 100 };
const rates: Readonly<Partial<Record<Transport, Rate>>> = {
  'short-polling': { clients: 10, ratePerSecond: 200 },
  'long-polling': ASKED,
  'socketio-polling': ASKED,
};

/** Of a server that is a stranger the clients send what they measure, each message a request on most lanes. */
const STRANGER: Rate = { clients: 10, ratePerSecond: 100 };

/** A message on µWS costs so little that it takes more readers to tell it from its tick. */
const NATIVE_CLIENTS = 60;

export function gateLoad({ transport, engine }: Pick<Lane, 'transport' | 'engine'>): GateLoad {
  const { clients, ratePerSecond } = engine === 'foreign' ? STRANGER : (rates[transport] ?? STANDING);
  return {
    ...common,
    clients: engine === 'uws' && transport === 'websocket' ? NATIVE_CLIENTS : clients,
    ratePerSecond,
    pollIntervalMs: transport === 'short-polling' ? POLL_INTERVAL_MS : defaults.pollIntervalMs,
    // What a poller holds between two polls is a connection, which its next poll may find closed.
    held: transport === 'short-polling' ? 0 : common.held,
  };
}

/** The settings that a unit's trial contexts run under. */
export function unitSettings(load: GateLoad): Settings {
  const { textBytes, pollIntervalMs, warmUpMs } = load;
  const warmUp = { warmupMinMs: warmUpMs, warmupMaxMs: warmUpMs };
  return { ...defaults, textBytes, pollIntervalMs, ...warmUp };
}

/** What starting the processes takes, what a window takes around it, and a held connection, ms. */
const START_MS = 700;
const AROUND_WINDOW_MS = 70;
const HELD_MS = 2.5;

/** How long a unit takes, ms. */
export function unitMs({ runInMs, warmUpMs, windowMs, windowPairs, held }: GateLoad): number {
  const window = warmUpMs + AROUND_WINDOW_MS;
  return START_MS + 2 * (held * HELD_MS + runInMs + window) + 2 * windowPairs * (windowMs + window);
}
