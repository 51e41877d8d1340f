/** How much is measured: enough for exact times, or no more than counts need. */
import { defaults, type Settings } from '../settings.js';

type Load = Settings;

export interface KnownSize {
  /** Loads of the answers: their clients, rates and windows. */
  readonly delay: Load;
  readonly law: Load;
  readonly freeze: Load;
  readonly counting: Load;
  readonly slow: Load;
  readonly delaysMs: readonly number[];
  readonly freezing: { readonly at: number; readonly ms: number };
  readonly striking: { readonly every: number; readonly among: number };
  readonly cutAt: number;
  readonly slowPoller: { readonly from: number; readonly to: number };
  readonly slowReader: { readonly from: number; readonly to: number };
}

/** The warm-up is of a fixed length, so that a message's index tells about when it is due. */
const base: Settings = {
  ...defaults,
  warmupMinMs: 200,
  warmupMaxMs: 200,
  pollIntervalMs: 5,
  drainMs: 1000,
};

const KIB = 1024;
/**
 * A reader on a standing connection is cut after 8 MiB in the server's queue and some 6 MiB in the
 * system's buffers: by 240 messages of 64 KiB. It is given twice as many before it goes on.
 */
const slow: Load = {
  ...base,
  textBytes: 64 * KIB,
  pushClients: 2,
  pushRatePerSecond: 300,
  pushMeasureMs: 2000,
};
const slowReader = { from: 30, to: 510 } as const;

const counting: Load = { ...base, pushClients: 3, pushRatePerSecond: 1000, pushMeasureMs: 1400 };
const freeze: Load = { ...base, pushClients: 4, pushRatePerSecond: 400, pushMeasureMs: 4000 };

/** As exact as the instrument claims to be: `npm run bench:known`. */
export const full: KnownSize = {
  delay: { ...base, pollIntervalMs: 10, pushClients: 5, pushRatePerSecond: 100, pushMeasureMs: 4000 },
  law: { ...base, pollIntervalMs: 200, pushClients: 20, pushRatePerSecond: 50, pushMeasureMs: 5000 },
  freeze,
  counting,
  slow,
  delaysMs: [5, 50],
  // 0.9 s into the window of 4 s.
  freezing: { at: 440, ms: 1000 },
  striking: { every: 100, among: 1200 },
  cutAt: 400,
  slowPoller: { from: 100, to: 700 },
  slowReader,
};

/** What the tests have time for. */
export const short: KnownSize = {
  ...full,
  delay: { ...base, pushClients: 2, pushRatePerSecond: 100, pushMeasureMs: 500 },
  delaysMs: [50],
  law: { ...base, pollIntervalMs: 100, pushClients: 20, pushRatePerSecond: 50, pushMeasureMs: 1500 },
  freeze: { ...freeze, pushClients: 2, pushMeasureMs: 2400 },
  // 0.6 s into the window of 2.4 s, so that a controller that lags opens the window before it.
  freezing: { at: 320, ms: 1000 },
  cutAt: 300,
  counting: { ...counting, pushClients: 2, pushRatePerSecond: 800, pushMeasureMs: 600, drainMs: 1500 },
  // One reader only: a machine that stalls for half a second makes others slow as well.
  slow: { ...slow, pushClients: 1, pushMeasureMs: 1700, drainMs: 1500 },
  striking: { every: 100, among: 400 },
  // From 0.2 s on, when the window opens, to 0.6 s.
  slowPoller: { from: 160, to: 480 },
};
