/**
 * What a lane is asked when it is held against itself: scenarios of the suite, at loads that make a
 * trial of four seconds as repeatable as this instrument can.
 *
 * Code is compiled until some 0.8 s after the first message, so that the warm-up lasts a second and no
 * less on either side. The rate is high, since a server that wakes up for each message pays most for
 * waking up; and it is the same in both halves of a pair, not the most that either can do.
 */
import { plainConditions } from '../../protocol/conditions.js';
import type { Lane, LaneId } from '../../protocol/lanes.js';
import type { CalibrationAsked } from '../../results/calibration-file.js';
import { connect } from '../connect.js';
import { duplex } from '../duplex.js';
import { push } from '../push.js';
import type { Scenario } from '../scenario.js';
import { defaults, type Settings } from '../settings.js';

/** Metrics and counters whose spread is wanted, by the scenario that has them. */
export interface CalibrationLoad {
  readonly scenario: Scenario;
  readonly figures: readonly string[];
  readonly settings: (lane: LaneId) => Partial<Settings>;
}

const WARM_UP_MS = 1000;
const MEASURE_MS = 2500;

const common = { warmupMinMs: WARM_UP_MS, warmupMaxMs: WARM_UP_MS } as const;

/**
 * Readers and messages a second. On ws and sse it keeps the server's core busy for an eighth of its
 * time, on long polling for less than half. A message on µWS costs so little that it takes more readers
 * to tell it from its tick.
 */
const pushLoads: Partial<Record<LaneId, { readonly clients: number; readonly rate: number }>> = {
  'short-polling': { clients: 20, rate: 200 },
  'long-polling': { clients: 10, rate: 100 },
  chunked: { clients: 10, rate: 500 },
  sse: { clients: 10, rate: 500 },
  ws: { clients: 10, rate: 500 },
  uws: { clients: 50, rate: 500 },
};

/** On HTTP lanes each message is a request of its own, and polls are more. */
const duplexRates: Partial<Record<LaneId, number>> = {
  'short-polling': 200,
  'long-polling': 100,
  chunked: 200,
  sse: 200,
  ws: 500,
  uws: 500,
};

/** Short polling asks ten times a second: at one a second there would be little to measure in four. */
const POLL_INTERVAL_MS = 100;

export const calibrationLoads: readonly CalibrationLoad[] = [
  {
    scenario: push,
    figures: [
      'serverCpuUsPerMessage',
      'generatorCpuUsPerMessage',
      'latencyP50Ns',
      'serverAllocatedBytesPerMessage',
    ],
    settings: (lane) => ({
      ...common,
      pushClients: pushLoads[lane]?.clients ?? 10,
      pushRatePerSecond: pushLoads[lane]?.rate ?? 200,
      pushMeasureMs: MEASURE_MS,
      pollIntervalMs: POLL_INTERVAL_MS,
    }),
  },
  {
    scenario: duplex,
    figures: ['serverCpuUsPerMessage', 'roundTripP50Ns', 'serverAllocatedBytesPerMessage'],
    settings: (lane) => ({
      ...common,
      duplexRatePerSecond: duplexRates[lane] ?? 200,
      duplexMeasureMs: MEASURE_MS,
      pollIntervalMs: POLL_INTERVAL_MS,
    }),
  },
  {
    scenario: connect,
    figures: [
      'serverCpuUsPerConnection',
      'firstMessageP50Ns',
      'serverHeapBytesPerConnection',
      'serverNativeBytesPerConnection',
    ],
    settings: () => ({ connectSerial: 300, connectHeld: 1000 }),
  },
];

export const loadSettings = (load: CalibrationLoad, lane: LaneId): Settings => ({
  ...defaults,
  ...load.settings(lane),
});

/** How long one trial of it takes, ms. */
export function loadMs(load: CalibrationLoad, lane: Lane & { readonly id: LaneId }): number {
  const settings = loadSettings(load, lane.id);
  const point = load.scenario.point(settings);
  return load.scenario.notFor?.(lane, point, plainConditions)
    ? 0
    : load.scenario.estimateMs(settings, lane, point);
}

/** What each scenario asks of each of the lanes, for the record. */
export function askedOf(ids: readonly LaneId[]): CalibrationAsked[] {
  return calibrationLoads.flatMap((load) =>
    ids.map((lane) => {
      const settings = loadSettings(load, lane);
      return {
        scenario: load.scenario.id,
        lane,
        point: load.scenario.point(settings),
        warmupMs: settings.warmupMinMs,
        measureMs: load.scenario.id === 'connect' ? 0 : MEASURE_MS,
      };
    }),
  );
}
