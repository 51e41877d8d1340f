/** What the server's process does on each command of the harness. */
import { type Clock, clockSince } from '../../protocol/clock.js';
import { CONTROL_VERSION, type ControlCommands, type ControlName } from '../../protocol/control.js';
import { findLane, type LaneId } from '../../protocol/lanes.js';
import type { ServerLimits } from '../../protocol/limits.js';
import type { TextKind } from '../../protocol/load.js';
import { MIN_TEXT_BYTES } from '../../protocol/message.js';
import { uncountedEngines } from '../../protocol/proc-self.js';
import { listenForTicks } from '../../protocol/ticks.js';
import type { ListeningServer } from '../../protocol/transport.js';
import { readUsage, type Usage } from '../../protocol/usage.js';
import { loadLane } from '../registry.js';
import { createTopic, type Room } from '../topic.js';
import { engineVersions } from './engine-versions.js';
import { type Flood, startFlood } from './flood.js';
import { listenOnLongPort } from './long-port.js';
import { createPublisher, type Publisher } from './publisher.js';

export type Commands = {
  readonly [Name in ControlName]: (
    ask: ControlCommands[Name]['ask'],
  ) => Promise<ControlCommands[Name]['answer']>;
};

/** A lane that runs, and all that was started beside it. */
interface Running {
  readonly lane: LaneId;
  readonly clock: Clock;
  readonly room: Room;
  readonly listening: ListeningServer;
  readonly publisher: Publisher;
  readonly textKind: TextKind | undefined;
  flood?: Flood | undefined;
  stopTicks?: (() => void) | undefined;
}

/** @param openRoom makes the room behind the lane; tests of the instrument put one of known faults there */
export function createCommands(openRoom: (limits: ServerLimits) => Room = createTopic): Commands {
  let running: Running | undefined;

  function started(): Running {
    if (!running) throw new Error('no lane runs: send start first');
    return running;
  }

  return {
    async start(ask) {
      if (running) throw new Error(`a lane runs already at ${running.listening.url}`);
      const { started, answer } = await startLane(ask, openRoom);
      running = started;
      return answer;
    },
    async followTicks({ path, textBytes, expectedTicks }) {
      checkTextBytes(textBytes);
      const lane = started();
      lane.stopTicks?.();
      lane.stopTicks = await listenForTicks(path, lane.publisher.onTicks(textBytes, expectedTicks));
      return {};
    },
    async publish({ count, textBytes }) {
      checkTextBytes(textBytes);
      return { lastSeq: await started().publisher.publish(count, textBytes) };
    },
    async flood({ textBytes, queueBytes }) {
      checkTextBytes(textBytes);
      const lane = started();
      if (lane.flood) throw new Error('a flood is under way: send endFlood first');
      lane.flood = startFlood(lane.room, textBytes, queueBytes, lane.textKind);
      return {};
    },
    async endFlood() {
      const { flood } = started();
      if (!flood) throw new Error('no flood is under way');
      started().flood = undefined;
      return flood.end();
    },
    async usage({ collect }) {
      const { clock, lane, listening, room } = started();
      if (collect) globalThis.gc?.();
      return {
        usage: usageOf(lane, clock()),
        counters: { ...listening.counters },
        room: {
          lastSeq: room.lastSeq,
          readers: room.subscriberCount,
          mostQueuedBytes: room.mostQueuedBytes(),
        },
      };
    },
    async stamps() {
      return started().publisher.stamps();
    },
    async stop() {
      const lane = running;
      running = undefined;
      lane?.stopTicks?.();
      await lane?.listening.close();
      lane?.flood?.end();
      return {};
    },
  };
}

async function startLane(ask: ControlCommands['start']['ask'], openRoom: (limits: ServerLimits) => Room) {
  const { version, lane, host, port, origin, limits, tls, compression, textKind } = ask;
  if (version !== CONTROL_VERSION) {
    throw new Error(
      `the harness speaks version ${version} of the control protocol, this server ${CONTROL_VERSION}`,
    );
  }
  const server = await loadLane(lane);
  const room = openRoom(limits);
  const conditions = { ...(tls ? { tls } : {}), ...(compression ? { compression } : {}) };
  const listening = await listenOnLongPort(server, room, { host, port, limits, ...conditions });
  const clock = clockSince(origin);
  const publisher = createPublisher(room, clock, textKind);
  const started: Running = { lane, clock, room, listening, publisher, textKind };
  const { url, settings } = listening;
  const { capabilities } = server;
  const engine = engineVersions(lane);
  const answer = { version, pid: process.pid, url, epoch: room.epoch, capabilities, settings, engine };
  return { started, answer };
}

/** What the process has used, without the count that says nothing of this lane's engine. */
function usageOf(lane: LaneId, atNs: number): Usage {
  const usage = readUsage(atNs);
  if (!uncountedEngines.has(findLane(lane)!.engine)) return usage;
  const { readWriteCalls: _, ...told } = usage;
  return told;
}

/** The largest text that `loadBody` can make (protocol/load.ts), bytes. */
const MAX_TEXT_BYTES = 64 * 1024 + 13;

function checkTextBytes(textBytes: number): void {
  if (Number.isInteger(textBytes) && textBytes >= MIN_TEXT_BYTES && textBytes <= MAX_TEXT_BYTES) return;
  throw new RangeError(`textBytes must be ${MIN_TEXT_BYTES} to ${MAX_TEXT_BYTES}, not ${textBytes}`);
}
