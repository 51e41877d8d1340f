/**
 * The table of defaults: what each profile asks, how often and for how long. Every value is written
 * into the run's plan; nothing else in the project has a default of its own for these.
 */

import type { LaneId } from '../protocol/lanes.js';

export const defaults = {
  /** Bytes of a message's text. */
  textBytes: 128,
  /** Short polling, start to start. */
  pollIntervalMs: 1000,
  rttMs: 0,

  warmupMinMs: 500,
  warmupMaxMs: 750,
  warmupWindowMs: 250,
  /** Two successive warm-up windows agree when the server's CPU in them differs by no more than this share. */
  warmupAgreement: 0.15,
  /** Longest wait for messages still under way after the last was sent. */
  drainMs: 5000,

  connectSerial: 50,
  connectHeld: 300,
  connectConcurrency: 50,

  pushClients: 10,
  pushRatePerSecond: 50,
  pushMeasureMs: 2200,

  fanOutClients: 100,
  fanOutRatePerSecond: 12.3,
  fanOutMeasureMs: 2000,

  duplexClients: 10,
  duplexRatePerSecond: 100,
  duplexMeasureMs: 1500,

  throughputClients: 10,
  throughputOutstanding: 64,
  throughputQueueBytes: 256 * 1024,
  throughputWarmupMs: 300,
  throughputMeasureMs: 700,

  framingMs: 80,

  exactClients: 3,
  exactMessages: 20,
  exactSends: 9,
  /** Short polling: the last of so many polls finds a message. */
  exactPollsPerMessage: 3,
  /** A message that has not come after this long is lost. */
  exactPatienceMs: 3000,

  capacityClients: 100,
  /** Half the limit: a poller keeps it, with room for its turn on the server. */
  capacityPollIntervalMs: 50,
  /** A rate is held where the 99th percentile of the latency from intended time is no longer than this. */
  capacitySloMs: 100,
  /** Deliveries offered a second on the ladder's first rung, its lowest and its highest. */
  capacityStartPerSecond: 8000,
  capacityMinPerSecond: 1000,
  capacityMaxPerSecond: 512_000,
  /** From rung to rung of the climb, and how close a failed and a held rate must come. */
  capacityFactor: 2,
  capacityResolution: 1.2,
  capacityMostRungs: 14,
  /** How long fresh processes run in at the first rung's rate. */
  capacityRunInMs: 1500,
  capacityWarmupMs: 300,
  capacityMeasureMs: 1500,
  /** What is under way so long after the window is late by any measure. */
  capacityDrainMs: 2000,
  /** No rung begins that would end later than this after the first began. */
  capacityLimitMs: 36_000,
} as const;

export type Settings = { readonly [name in keyof typeof defaults]: number };

/** One question of a profile: a scenario at one point, whatever it replaces of the profile's own. */
export interface ProfileAsk {
  readonly scenario: string;
  readonly rounds?: number;
  /** The six main lanes unless said otherwise: `all` adds shared engines and controls. */
  readonly lanes?: 'main' | 'all' | readonly LaneId[];
  readonly settings?: Partial<Settings>;
  /** Name of a header profile. */
  readonly headers?: string;
  readonly keepAlive?: boolean;
}

export interface Profile {
  readonly id: string;
  readonly about: string;
  readonly asks: readonly ProfileAsk[];
  readonly rounds: number;
  readonly settings: Partial<Settings>;
}

const ask = (scenario: string, of: Omit<ProfileAsk, 'scenario'> = {}): ProfileAsk => ({ scenario, ...of });
const each = (...scenarios: readonly string[]): ProfileAsk[] => scenarios.map((scenario) => ask(scenario));

export const profiles: readonly Profile[] = [
  {
    id: 'quick',
    about: 'a first look, one round: ranks nothing',
    asks: each('connect', 'push', 'duplex', 'exact', 'framing'),
    rounds: 1,
    settings: {
      warmupMaxMs: 500,
      connectHeld: 200,
    },
  },
  {
    id: 'standard',
    about: 'the main job: every lane five times, with intervals',
    asks: [
      ...each('connect', 'push', 'fan-out', 'duplex', 'throughput', 'exact'),
      ask('framing', { rounds: 4 }),
    ],
    rounds: 5,
    settings: {},
  },
  {
    id: 'publish',
    about: 'for publication: eighteen rounds and longer windows',
    asks: [
      ...each('connect', 'push', 'fan-out', 'duplex', 'throughput', 'exact', 'framing'),
      ask('capacity', { rounds: 5 }),
    ],
    rounds: 18,
    settings: {
      warmupMaxMs: 1500,
      connectHeld: 500,
      pushMeasureMs: 4000,
      fanOutMeasureMs: 4000,
      duplexMeasureMs: 3000,
      throughputMeasureMs: 1500,
      framingMs: 300,
    },
  },
];
