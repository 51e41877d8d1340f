/** Closed loop: publishes as fast as the readers take it. */
import { loadBody, type TextKind } from '../../protocol/load.js';
import type { Room } from '../topic.js';
import { oneLine } from '../unavailable.js';

export interface FloodResult {
  readonly published: number;
  readonly lastSeq: number;
}

export interface Flood {
  /** Stops and answers what was published. @throws Error where the topic ran full */
  end(): FloodResult;
}

/** Most that is published before sockets are served again, and before queues are looked at again. */
const TURN_MESSAGES = 128;
const TURN_BYTES = 256 * 1024;
/** A queue may shrink below its limit without its socket saying so; it is looked at again after this, ms. */
const LOOK_AGAIN_MS = 2;

/**
 * Publishes messages of `textBytes` while every queue is below `queueBytes`. Where one is not, or where
 * nobody listens, it waits for the room to say that this has changed: a loop that asks again and again
 * would show as the server's own load.
 */
export function startFlood(room: Room, textBytes: number, queueBytes: number, textKind?: TextKind): Flood {
  const turnMessages = Math.max(
    1,
    Math.min(TURN_MESSAGES, Math.floor(Math.min(TURN_BYTES, queueBytes) / textBytes)),
  );
  let published = 0;
  let ended = false;
  let failure: string | undefined;
  let next: NodeJS.Immediate | undefined;
  let lookAgain: NodeJS.Timeout | undefined;

  function turn(): void {
    if (room.subscriberCount === 0 || room.mostQueuedBytes() >= queueBytes) {
      rest();
      return;
    }
    try {
      for (let i = 0; i < turnMessages; i++) {
        room.publish(loadBody(room.lastSeq + 1, textBytes, textKind));
        published++;
      }
    } catch (error) {
      failure = oneLine(error);
      return;
    }
    next = setImmediate(turn);
  }

  function rest(): void {
    room.onceEased(wake);
    if (room.subscriberCount > 0) lookAgain = setTimeout(wake, LOOK_AGAIN_MS);
  }

  function wake(): void {
    clearTimeout(lookAgain);
    clearImmediate(next);
    if (!ended) next = setImmediate(turn);
  }

  turn();
  return {
    end() {
      ended = true;
      clearTimeout(lookAgain);
      clearImmediate(next);
      if (failure) throw new Error(failure);
      return { published, lastSeq: room.lastSeq };
    },
  };
}
