/**
 * A server's process of known behaviour: a lane's own server, driven as every other, behind which the
 * room, or before which the path, has the fault that the first argument spells (JSON of a `Fault`).
 */
import { findLane } from '../../protocol/lanes.js';
import { type Commands, createCommands } from '../../servers/process/commands.js';
import { serveHarness } from '../../servers/process/serve-harness.js';
import { createTopic } from '../../servers/topic.js';
import type { Fault } from './fault.js';
import { type FaultyRelay, openFaultyRelay } from './faulty-relay.js';
import { faultyRoom } from './faulty-room.js';

const fault = JSON.parse(process.argv[2] as string) as Fault;
let relay: FaultyRelay | undefined;
let polls = false;

const cell = new Int32Array(new SharedArrayBuffer(4));

/** What the fault does besides to messages, once `index` was handed over. */
function strike(index: number): void {
  // Not within the turn: what was handed over in it leaves first.
  if (fault.kind === 'block' && index === fault.at) setImmediate(() => Atomics.wait(cell, 0, 0, fault.ms));
  if (fault.kind === 'cut' && index === fault.at) relay?.cut(polls);
  if (fault.kind === 'slow-reader' && index === fault.from) relay?.stopTaking();
  if (fault.kind === 'slow-reader' && index === fault.to) relay?.goOn();
}

const commands = createCommands((limits) =>
  faultyRoom(createTopic(limits), { fault, joined: polls, onPublished: strike }),
);

const start: Commands['start'] = async (ask) => {
  polls = findLane(ask.lane)?.transport.endsWith('polling') ?? false;
  const answer = await commands.start(ask);
  if (fault.kind !== 'cut' && fault.kind !== 'slow-reader') return answer;
  relay = await openFaultyRelay(answer.url);
  return { ...answer, url: relay.url };
};

const stop: Commands['stop'] = (ask) => {
  relay?.close();
  return commands.stop(ask);
};

serveHarness({ ...commands, start, stop });
