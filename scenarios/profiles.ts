/**
 * The table of defaults: what each profile asks, how often and for how long. Every value is written
 * into the run's plan; nothing else in the project has a default of its own for these.
 */

export const defaults = {
  /** Bytes of a message's text. */
  textBytes: 128,
  /** Short polling, start to start. */
  pollIntervalMs: 1000,
  rttMs: 0,

  warmupMinMs: 500,
  warmupMaxMs: 1500,
  warmupWindowMs: 250,
  /** Two successive warm-up windows agree when the server's CPU in them differs by no more than this share. */
  warmupAgreement: 0.15,
  /** Longest wait for messages still under way after the last was sent. */
  drainMs: 5000,

  connectSerial: 100,
  connectHeld: 500,
  connectConcurrency: 50,

  pushClients: 10,
  pushRatePerSecond: 50,
  pushMeasureMs: 5000,

  fanOutClients: 100,
  fanOutRatePerSecond: 7.3,
  fanOutMeasureMs: 4500,

  duplexClients: 10,
  duplexRatePerSecond: 100,
  duplexMeasureMs: 4000,

  throughputClients: 10,
  throughputOutstanding: 64,
  throughputQueueBytes: 256 * 1024,
  throughputWarmupMs: 700,
  throughputMeasureMs: 2000,

  framingMs: 300,
} as const;

export type Settings = { readonly [name in keyof typeof defaults]: number };

export interface Profile {
  readonly id: string;
  readonly about: string;
  readonly scenarios: readonly string[];
  readonly rounds: number;
  readonly settings: Partial<Settings>;
}

export const profiles = [
  {
    id: 'quick',
    about: 'a first look, one round: ranks nothing',
    scenarios: ['connect', 'push', 'duplex', 'framing'],
    rounds: 1,
    settings: {
      warmupMaxMs: 500,
      connectSerial: 50,
      connectHeld: 200,
      pushMeasureMs: 2200,
      duplexMeasureMs: 1700,
      framingMs: 150,
    },
  },
  {
    id: 'standard',
    about: 'the main job: every lane five times, with intervals',
    scenarios: ['connect', 'push', 'fan-out', 'duplex', 'throughput', 'framing'],
    rounds: 5,
    settings: {},
  },
  {
    id: 'publish',
    about: 'for publication: eighteen rounds and longer windows',
    scenarios: ['connect', 'push', 'fan-out', 'duplex', 'throughput', 'framing'],
    rounds: 18,
    settings: {
      warmupMaxMs: 3000,
      pushMeasureMs: 8000,
      fanOutMeasureMs: 8000,
      duplexMeasureMs: 6000,
      throughputMeasureMs: 3000,
    },
  },
] as const satisfies readonly Profile[];
