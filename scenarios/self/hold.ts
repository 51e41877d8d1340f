/** Thousands of connections on each lane that holds one: opened, held, and every one of them served. */
import { type LaneId, lanes, transports } from '../../protocol/lanes.js';
import { readEnvironment } from '../harness/environment.js';
import { defaults } from '../settings.js';
import { measured, type Reading, readingOf, type SelfContext, type SelfMeasurement } from './measurement.js';

const CONNECTIONS = 8000;
/** Files a process has open beside its connections. */
const HANDLES_ASIDE = 100;
const HOLD_MS = 1000;
const OPEN_TIMEOUT_MS = 60_000;
const SERVE_TIMEOUT_MS = 15_000;

const holding = lanes
  .filter(({ set, transport }) => set === 'main' && transports[transport].holds)
  .map(({ id }) => id);

const figureId = (lane: LaneId) => `hold.${lane}`;

export const hold: SelfMeasurement = {
  id: 'hold',
  title: `${CONNECTIONS.toLocaleString('en')} connections opened and held`,
  estimateMs: holding.length * 7000,
  figures: Object.fromEntries(
    holding.map((lane) => [
      figureId(lane),
      {
        title: `${CONNECTIONS.toLocaleString('en')} connections, ${lane}`,
        unit: 's',
        kind: 'most',
        target: 10,
      } as const,
    ]),
  ),
  async run(context) {
    const readings: Record<string, Reading> = {};
    for (const lane of holding) {
      const reading = () => openAndHold(context, lane);
      readings[figureId(lane)] = await readingOf(context.signal, reading);
    }
    return readings;
  },
};

/** What the machine does not allow, and how to change it; undefined where it allows enough. */
export function obstacle(limits: {
  readonly fileHandleLimit: number | null;
  readonly ephemeralPorts: number | null;
}): string | undefined {
  const { fileHandleLimit, ephemeralPorts } = limits;
  const handles = CONNECTIONS + HANDLES_ASIDE;
  if (fileHandleLimit !== null && fileHandleLimit < handles) {
    return `${handles} file handles are needed, a process may have ${fileHandleLimit}: raise the limit with ulimit -n ${2 ** 16}`;
  }
  if (ephemeralPorts !== null && ephemeralPorts < CONNECTIONS) {
    return `${CONNECTIONS} ephemeral ports are needed, there are ${ephemeralPorts}: widen the range with sysctl net.ipv4.ip_local_port_range`;
  }
  return undefined;
}

async function openAndHold(context: SelfContext, lane: LaneId): Promise<Reading> {
  const reason = obstacle(readEnvironment(context.pinning).machine);
  if (reason) return { status: 'unmeasured', reason };
  const { textBytes, connectConcurrency: concurrency, pollIntervalMs } = defaults;
  const trial = context.trial(lane);
  const { server, generator } = await trial.startPair(pollIntervalMs);
  const deliveries = CONNECTIONS;
  await generator.call('expect', { kind: 'published', textBytes, deliveries, receipts: false });
  const each = { concurrency, after: null, until: 'ready', thenClose: false } as const;
  const { elapsedNs } = await generator.call('open', { count: CONNECTIONS, ...each }, OPEN_TIMEOUT_MS);
  await trial.elapse(HOLD_MS);
  // A connection is held if a message still comes through it.
  await server.call('publish', { count: 1, textBytes });
  const drain = { deliveries, timeoutMs: SERVE_TIMEOUT_MS };
  await generator.call('drain', drain, SERVE_TIMEOUT_MS + 5000);
  const { connections, delivered, resets, cuts, corrupt } = await generator.call('read', { collect: false });
  await trial.end();
  if (connections !== CONNECTIONS || delivered !== CONNECTIONS || resets + cuts + corrupt > 0) {
    const faults = `${resets} resets, ${cuts} cut, ${corrupt} corrupt`;
    return {
      status: 'failed',
      reason: `${connections} connections held, ${delivered} of ${CONNECTIONS} served, ${faults}`,
    };
  }
  return measured([elapsedNs / 1e9], {
    connections: CONNECTIONS,
    connectionsPerSecond: CONNECTIONS / (elapsedNs / 1e9),
  });
}
