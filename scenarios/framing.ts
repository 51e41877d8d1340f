/** framing: without any network, what does one message cost to make and to parse, and how many bytes is it? */
import { fileURLToPath } from 'node:url';
import type { Conditions } from '../protocol/conditions.js';
import { isOfContract, type Lane, type Transport, transports } from '../protocol/lanes.js';
import type { Point } from '../results/schema.js';
import type { FramedTransport } from './framing/forms.js';
import type { FormReading } from './framing/measure.js';
import type { FramingCommands } from './framing/worker.js';
import { type HostLoad, readHostLoad } from './harness/host-load.js';
import type { TrialContext } from './harness/trial-context.js';
import type { Observations } from './harness/trial-limits.js';
import { cpuUs } from './harness/usage-delta.js';
import type { Outcome, Scenario } from './scenario.js';

const WORKER = fileURLToPath(new URL('./framing/worker.js', import.meta.url));
/** What starting the process takes, and carrying the messages that warm it up, ms: for the estimate only. */
const START_MS = 350;
const WARM_UP_MS: Readonly<Record<FramedTransport, number>> = {
  'short-polling': 500,
  'long-polling': 500,
  chunked: 100,
  sse: 100,
  websocket: 200,
};
/** Measuring and, for an eighth of that time, running up. */
const TASK_SHARE = 1.125;
/** Making, parsing and the empty step; both of the first two once more, and the accept key. */
const TASKS = { oneWay: 3, bothWays: 6 } as const;
/** Room for a machine that is much slower than the schedule of tasks, ms. */
const ANSWER_MARGIN_MS = 30_000;

export const framing: Scenario = {
  id: 'framing',
  title: { en: 'Wrapping one message', ko: '메시지 하나의 프레이밍' },
  question: {
    en: 'Without any network: what does one message cost to make and to parse in each wire form, and how many bytes does it become?',
    ko: '네트워크 없이, 메시지 하나를 각 전송 형식으로 만들고 해석하는 데 얼마나 들고 몇 바이트가 됩니까?',
  },
  closedLoop: false,
  readsWireItself: true,
  primaryMetric: 'overheadBytesPerMessage',
  metrics: [
    'makeNsPerMessage',
    'parseNsPerMessage',
    'wireBytesPerMessage',
    'overheadBytesPerMessage',
    'acceptKeyNs',
  ],
  point: ({ textBytes }) => ({ textBytes }),
  estimateMs: (settings, lane) =>
    START_MS + WARM_UP_MS[framed(lane.transport)] + tasksMs(lane, settings.framingMs),
  notFor: whyNotFor,

  async run(context) {
    const { lane, headers, keepAlive, settings } = context;
    const textBytes = context.point.textBytes as number;
    const before = takeReading(context);
    const worker = context.startWorker<FramingCommands>('framing', WORKER);
    const { reading, cpuUs: workerCpuUs } = await worker.call(
      'measure',
      {
        transport: framed(lane.transport),
        form: { headers, keepAlive },
        options: { textBytes, taskMs: settings.framingMs },
      },
      tasksMs(lane, settings.framingMs) + ANSWER_MARGIN_MS,
    );
    return {
      ...figures(reading, textBytes),
      observations: { ...NO_DELIVERIES, ...foreignLoad(before, takeReading(context), workerCpuUs) },
    };
  },
};

function whyNotFor({ engine, set, transport }: Lane, _point: Point, { tls }: Conditions): string | null {
  if (engine === 'h2') {
    return 'node:http2 frames inside its native session; without a connection there is nothing to measure';
  }
  if (tls) return 'made and parsed in memory, without a connection that TLS could be on';
  if (transport === 'tcp') return 'raw TCP wraps a message in a line feed: there is nothing to measure';
  if (!isOfContract(transport)) return 'a framework has packets of its own, which are not made here by hand';
  if (engine === 'uws' || engine === 'uws-loop') {
    return 'µWebSockets frames inside its native socket code; without a socket there is nothing to measure';
  }
  if (set === 'main') return null;
  return 'the wire form is the same as on the main lane of this transport: what an engine adds is not framing';
}

/** @throws RangeError for a transport that has no wire form, which is never asked */
function framed(transport: Transport): FramedTransport {
  if (transport === 'tcp' || !isOfContract(transport)) {
    throw new RangeError(`${transport} has no wire form to measure`);
  }
  return transport;
}

function tasksMs(lane: Lane, framingMs: number): number {
  return (transports[lane.transport].duplex ? TASKS.bothWays : TASKS.oneWay) * TASK_SHARE * framingMs;
}

function figures(reading: FormReading, textBytes: number): Pick<Outcome, 'metrics' | 'counters'> {
  const { toClient, toServer, acceptKey, emptyStep, opening, anatomy } = reading;
  return {
    metrics: {
      makeNsPerMessage: toClient.make.p50Ns,
      parseNsPerMessage: toClient.parse.p50Ns,
      wireBytesPerMessage: toClient.wireBytes,
      overheadBytesPerMessage: toClient.wireBytes - textBytes,
      ...(acceptKey ? { acceptKeyNs: acceptKey.p50Ns } : {}),
    },
    counters: {
      ...anatomy,
      ...opening,
      makeMeanNs: toClient.make.meanNs,
      parseMeanNs: toClient.parse.meanNs,
      makeSamples: toClient.make.samples,
      parseSamples: toClient.parse.samples,
      emptyStepNs: emptyStep.p50Ns,
      ...(toServer
        ? {
            maskedFrameBytes: toServer.wireBytes,
            maskedMakeNs: toServer.make.p50Ns,
            maskedParseNs: toServer.parse.p50Ns,
          }
        : {}),
    },
  };
}

/** Every message is checked where it is made: one that went astray fails the trial. */
const NO_DELIVERIES = { missing: 0, duplicates: 0, misplaced: 0, corrupt: 0, resets: 0, cuts: 0 } as const;

interface HostReading {
  readonly atNs: number;
  readonly host: HostLoad | undefined;
  readonly controllerCpuUs: number;
}

function takeReading({ now, pinning: { serverCpu } }: TrialContext): HostReading {
  return {
    atNs: now(),
    host: readHostLoad(serverCpu === null ? null : [serverCpu]),
    controllerCpuUs: cpuUs(undefined, process.resourceUsage()),
  };
}

/** What others used of the worker's core, and what the hypervisor took of it. */
function foreignLoad(before: HostReading, after: HostReading, workerCpuUs: number): Partial<Observations> {
  if (!before.host || !after.host) return {};
  const seconds = (after.atNs - before.atNs) / 1e9;
  const ownSeconds = (workerCpuUs + after.controllerCpuUs - before.controllerCpuUs) / 1e6;
  const totalSeconds = after.host.totalSeconds - before.host.totalSeconds;
  const stealSeconds = after.host.stealSeconds - before.host.stealSeconds;
  return {
    foreignCores: Math.max(0, after.host.busySeconds - before.host.busySeconds - ownSeconds) / seconds,
    stealShare: totalSeconds > 0 ? stealSeconds / totalSeconds : 0,
  };
}
