/**
 * What being judged adds to the server's process: each message published on a tick is stamped, so that
 * it can be accounted for. The rest of the judgement is the generator's and the controller's work.
 */
import { Bench } from 'tinybench';
import { clockOrigin, clockSince } from '../../protocol/clock.js';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import type { LaneId } from '../../protocol/lanes.js';
import { loadBody } from '../../protocol/load.js';
import { median } from '../../results/statistics/centre.js';
import { createPublisher } from '../../servers/process/publisher.js';
import type { Room } from '../../servers/topic.js';
import { ChildError } from '../harness/child.js';
import { pacedPoint, runPaced } from '../harness/paced.js';
import { cpuUs } from '../harness/usage-delta.js';
import { defaults } from '../settings.js';
import { measured, type SelfContext, type SelfMeasurement } from './measurement.js';

const REPETITIONS = 5;
const TASK_MS = 250;
const WARM_UP_MS = 100;
/** Messages a step publishes: a clock's step must not show. */
const BATCH = 1000;

/** The fastest pace at which the metronome is held to its limit: the faster, the cheaper a message. */
const RATE_PER_SECOND = 1000;
const MEASURE_MS = 1500;
const START_MS = 1800;
/** The lane on which a message costs least, so that the stamp's share is greatest. */
const CHEAPEST = ['uws', 'ws'] as const;

const { textBytes, pushClients: readers } = defaults;

export const judgingCost: SelfMeasurement<'judging.share'> = {
  id: 'judging',
  title: `what a stamp adds to a message, ${RATE_PER_SECOND} a second to ${readers} readers`,
  estimateMs: REPETITIONS * 2 * (TASK_MS + WARM_UP_MS) + 2 * (MEASURE_MS + START_MS),
  figures: {
    'judging.share': {
      title: 'stamps, share of the cheapest message',
      unit: '%',
      kind: 'most',
      target: 1,
    },
  },
  async run(context) {
    const messageUs = await messageCpuUs(context, CHEAPEST);
    const stampsNs: number[] = [];
    for (let i = 0; i < REPETITIONS; i++) {
      context.signal.throwIfAborted();
      stampsNs.push(await stampNs(TASK_MS));
    }
    const shares = stampsNs.map((ns) => (100 * ns) / 1000 / messageUs);
    return { 'judging.share': measured(shares, { stampNs: median(stampsNs), messageCpuUs: messageUs }) };
  },
};

/** CPU of the server's process for a published message, without what its tick costs, by the first lane there is. */
async function messageCpuUs(
  context: SelfContext,
  [lane, ...others]: readonly (typeof CHEAPEST)[number][],
): Promise<number> {
  try {
    return (await pacedCpuUs(context, lane!, readers)) - (await pacedCpuUs(context, lane!, 0));
  } catch (error) {
    const isUnavailable = error instanceof ChildError && error.code === 'unavailable';
    if (isUnavailable && others.length > 0) return messageCpuUs(context, others);
    throw error;
  }
}

async function pacedCpuUs(context: SelfContext, lane: LaneId, clients: number): Promise<number> {
  const trial = context.trial(lane);
  const point = pacedPoint(defaults, clients, RATE_PER_SECOND);
  const load = { follower: 'server', arrivals: 'constant', measureMs: MEASURE_MS } as const;
  const { before, after, offered } = await runPaced({ ...trial, point }, load);
  await trial.end();
  return cpuUs(before.server, after.server) / offered;
}

/** A room that nobody is in: what is left of publishing is the body and the stamps. */
function emptyRoom(): Room {
  let lastSeq = FIRST_SEQ - 1;
  return {
    epoch: 'judged',
    get lastSeq() {
      return lastSeq;
    },
    subscriberCount: 0,
    publish: () => ++lastSeq,
    since: () => ({ cursor: { epoch: 'judged', seq: lastSeq }, messages: [] }),
    subscribe: () => () => {},
    eased: () => {},
    mostQueuedBytes: () => 0,
    onceEased: () => {},
  };
}

/** Publishing `BATCH` messages on ticks as the server's process does, with stamps. */
export function publishStamped(): number {
  const publisher = createPublisher(emptyRoom(), clock);
  const onTick = publisher.onTicks(textBytes, BATCH);
  for (let index = 0; index < BATCH; index++) onTick({ index, intendedNs: index, tickedNs: index });
  return publisher.stamps().sentNs.length;
}

/** The same without any: the room and the body alone. */
export function publishBare(): number {
  const room = emptyRoom();
  let used = 0;
  for (let index = 0; index < BATCH; index++) {
    const tick = { index, intendedNs: index, tickedNs: index };
    used += room.publish(loadBody(room.lastSeq + 1, textBytes)) - tick.index;
  }
  return used;
}

const clock = clockSince(clockOrigin());

/** What stamping one message takes, ns: the difference of the two, each at its median. */
export async function stampNs(taskMs: number): Promise<number> {
  const bench = new Bench({ time: taskMs, warmupTime: WARM_UP_MS, throws: true });
  bench.add('bare', publishBare).add('stamped', publishStamped);
  const [bare, stamped] = await bench.run();
  return Math.max(0, ((medianMs(stamped) - medianMs(bare)) * 1e6) / BATCH);
}

function medianMs(task: Bench['tasks'][number] | undefined): number {
  const result = task?.result;
  if (!result || !('latency' in result)) throw new Error(`${task?.name} was not measured`);
  return result.latency.p50;
}
