/** The schedule's side of the room: publishes on ticks and on the harness's word. */
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../protocol/clock.js';
import type { Stamps } from '../../protocol/control.js';
import { loadBody, type TextKind } from '../../protocol/load.js';
import type { Tick } from '../../protocol/ticks.js';
import type { Room } from '../topic.js';
import { createStamps } from './stamps.js';

export interface Publisher {
  /** What to do at each tick from now on: publish one message of `textBytes`. Stamps begin anew. */
  onTicks(textBytes: number, expectedTicks: number): (tick: Tick) => void;
  /** Publishes `count` messages of `textBytes`; answers the last one's sequence number. */
  publish(count: number, textBytes: number): Promise<number>;
  /** @throws Error where a message of another source stands between those of the ticks */
  stamps(): Stamps;
}

/**
 * The event loop runs in between after this many bytes: within one turn nothing leaves by node:http,
 * so that a longer burst would count as the slowness of readers who were given no chance.
 */
const BURST_BYTES = 1024 * 1024;

export function createPublisher(room: Room, clock: Clock, textKind?: TextKind): Publisher {
  let stamps = createStamps(0);
  let spoilt: Error | undefined;

  function publishLoad(textBytes: number): number {
    return room.publish(loadBody(room.lastSeq + 1, textBytes, textKind));
  }

  return {
    onTicks(textBytes, expectedTicks) {
      const kept = createStamps(expectedTicks);
      stamps = kept;
      spoilt = undefined;
      return (tick) => {
        try {
          const sentNs = clock();
          const seq = publishLoad(textBytes);
          kept.add(seq, tick, sentNs);
        } catch (error) {
          spoilt ??= error as Error;
        }
      };
    },
    async publish(count, textBytes) {
      let burstBytes = 0;
      for (let i = 0; i < count; i++) {
        publishLoad(textBytes);
        burstBytes += textBytes;
        if (burstBytes < BURST_BYTES) continue;
        burstBytes = 0;
        await setImmediate();
      }
      return room.lastSeq;
    },
    stamps() {
      if (spoilt) throw spoilt;
      return stamps.read(room.lastSeq + 1);
    },
  };
}
