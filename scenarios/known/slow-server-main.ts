/**
 * A server's process with a slow-down built in (JSON of a `StruckLane` in the first argument), driven as every
 * other. It serves the struck lane slowed down, and any other lane as it is.
 */
import { type Commands, createCommands } from '../../servers/process/commands.js';
import { serveHarness } from '../../servers/process/serve-harness.js';
import { createTopic, type Room } from '../../servers/topic.js';
import { extraWork } from './extra-work.js';
import type { Fault } from './fault.js';
import { faultyRoom } from './faulty-room.js';
import type { SlowDown, StruckLane } from './slow-down.js';
import { addHeader, answerEmptyFirst } from './slow-http.js';

const { lane, slowDown } = JSON.parse(process.argv[2] as string) as StruckLane;
let strikes = false;
let polls = false;

/** Faults of the room that the instrument's own tests know already. */
function faultOf(slow: SlowDown): Fault | undefined {
  if (slow.kind === 'latency') return { kind: 'delay', ms: slow.ms };
  if (slow.kind !== 'loss') return undefined;
  return { kind: 'damage', of: ['drop'], every: slow.every, among: Number.MAX_SAFE_INTEGER };
}

function slowRoom(room: Room): Room {
  if (!strikes) return room;
  const fault = faultOf(slowDown);
  if (fault) return faultyRoom(room, { fault, joined: polls, onPublished: () => {} });
  return slowDown.kind === 'cpu' ? extraWork(room, slowDown.share) : room;
}

const commands = createCommands((limits) => slowRoom(createTopic(limits)));

const start: Commands['start'] = (ask) => {
  strikes = ask.lane === lane;
  polls = ask.lane.split('@')[0]!.endsWith('polling');
  if (strikes && slowDown.kind === 'header') addHeader(slowDown.bytes);
  if (strikes && slowDown.kind === 'request') answerEmptyFirst();
  return commands.start(ask);
};

serveHarness({ ...commands, start });
