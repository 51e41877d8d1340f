/** The table of profiles: what each asks, of which lanes, how often, and which settings it replaces. */

import type { Conditions } from '../protocol/conditions.js';
import { type LaneId, lanes } from '../protocol/lanes.js';
import { type AnchorId, anchorIds } from './anchors.js';
import type { Settings } from './settings.js';
import { browserLimits, todaysWeb } from './todays-web.js';

/** One question of a profile: a scenario at one point, whatever it replaces of the profile's own. */
export interface ProfileAsk {
  readonly scenario: string;
  readonly rounds?: number;
  /** The six main lanes unless said otherwise: `all` adds shared engines, the framework and controls. */
  readonly lanes?: 'main' | 'all' | readonly LaneId[];
  readonly settings?: Partial<Settings>;
  /** Name of a header profile. */
  readonly headers?: string;
  readonly keepAlive?: boolean;
  readonly conditions?: Partial<Conditions>;
  /** The published figure it measures again: see anchors.ts. */
  readonly anchor?: string;
}

export interface Profile {
  readonly id: string;
  readonly about: string;
  readonly asks: readonly ProfileAsk[];
  /** Published figures that are measured again. */
  readonly anchors?: readonly AnchorId[];
  readonly rounds: number;
  readonly settings: Partial<Settings>;
}

const ask = (scenario: string, of: Asked = {}): ProfileAsk => ({ scenario, ...of });
const each = (...scenarios: readonly string[]): ProfileAsk[] => scenarios.map((scenario) => ask(scenario));

type Asked = Omit<ProfileAsk, 'scenario'>;

/** What freshness costs a poller: the same news, asked for more often, and less. */
const pollFaster = (intervalsMs: readonly number[], of: Asked): ProfileAsk[] =>
  intervalsMs.map((pollIntervalMs) =>
    ask('push', { ...of, lanes: ['short-polling'], settings: { ...of.settings, pollIntervalMs } }),
  );

/** As the web began: a connection for each question. */
const closeEachTime = (of: Asked): ProfileAsk => ask('exact', { ...of, keepAlive: false });

/** The same transports on shared engines, and the controls; HTTP/2 stands beside the six over TLS. */
const sharedEngines = lanes
  .filter(({ set, engine }) => (set === 'engine' && engine !== 'h2') || set === 'control')
  .map(({ id }) => id);

export const profiles: readonly Profile[] = [
  {
    id: 'quick',
    about: 'a first look, one round: ranks nothing',
    asks: each('connect', 'push', 'duplex', 'exact', 'framing', 'wire'),
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
      ...each('connect', 'push', 'duplex'),
      ...['fan-out', 'throughput'].map((scenario) => ask(scenario, { rounds: 3 })),
      // CPU is not compared over a distance: the windows hold what a median and a 90th percentile take.
      ...['connect', 'push', 'duplex'].map((scenario) =>
        ask(scenario, { rounds: 4, settings: { rttMs: 50, pushMeasureMs: 1000, warmupMaxMs: 500 } }),
      ),
      ...pollFaster([100, 400], { rounds: 3, settings: { pushMeasureMs: 1500 } }),
      ...['exact', 'framing'].map((scenario) => ask(scenario, { rounds: 3 })),
      closeEachTime({ rounds: 3, lanes: ['short-polling', 'long-polling'] }),
      ask('wire', { rounds: 1 }),
      ask('idle', { rounds: 3, settings: { idleMeasureMs: 1000 } }),
    ],
    rounds: 5,
    settings: {},
  },
  {
    id: 'today',
    about: "today's web beside the six: TLS, HTTP/2, compression, a real browser, socket.io; three rounds",
    asks: [
      ...each('connect', 'push'),
      ask('exact', { lanes: 'all', rounds: 2 }),
      ask('connect', { settings: { rttMs: 50 } }),
      ...todaysWeb(3),
      ...browserLimits([1, 6, 7, 20], 1),
      ask('wire', { rounds: 1 }),
    ],
    rounds: 3,
    settings: {},
  },
  {
    id: 'publish',
    about: 'for publication: eighteen rounds, curves and sweeps, shared engines, published figures',
    asks: [
      ...each('connect', 'push', 'duplex'),
      ...['fan-out', 'throughput'].map((scenario) => ask(scenario, { rounds: 10 })),
      ask('exact', { lanes: 'all', rounds: 2 }),
      closeEachTime({ rounds: 2 }),
      ...pollFaster([100, 400, 2000], { rounds: 5 }),
      ask('framing', { rounds: 5 }),
      ask('wire', { rounds: 1 }),
      ...[20, 50, 100].flatMap((rttMs) =>
        ['connect', 'push', 'duplex'].map((scenario) => ask(scenario, { rounds: 5, settings: { rttMs } })),
      ),
      ask('push', { lanes: sharedEngines, rounds: 5 }),
      ...[16, 1024, 8192, 65_536].map((textBytes) => ask('push', { rounds: 5, settings: { textBytes } })),
      // The same rate at every number of clients, else a message's cost would change with it.
      ...[10, 100, 1000].map((pushClients) =>
        ask('push', { rounds: 5, settings: { pushClients, pushRatePerSecond: 2, pushMeasureMs: 4000 } }),
      ),
      ...[100, 1000, 10_000].map((idleClients) => ask('idle', { rounds: 3, settings: { idleClients } })),
      ...['recovery', 'burst'].map((scenario) => ask(scenario, { rounds: 5 })),
      ...todaysWeb(3),
      ...browserLimits([1, 6, 7, 20, 100], 2),
      ...['slow-reader', 'capacity'].map((scenario) => ask(scenario, { rounds: 3 })),
    ],
    anchors: anchorIds,
    rounds: 18,
    settings: { warmupMaxMs: 1000, framingMs: 200 },
  },
];
