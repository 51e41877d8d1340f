/** A room whose process does a share more work than it would: measured as it goes, so that it is that share on any machine. */
import type { Room } from '../../servers/topic.js';

/** Less than this is owed until it is more, µs: a reading of the process's CPU time takes about one. */
const LEAST_US = 20;

export function extraWork(room: Room, share: number): Room {
  let startedUs: number | undefined;
  let addedUs = 0;

  /** Brings what was added up to its share of what the process has used without it. */
  function catchUp(): void {
    const usedUs = cpuTimeUs();
    startedUs ??= usedUs;
    const owedUs = share * (usedUs - startedUs - addedUs) - addedUs;
    if (owedUs < LEAST_US) return;
    let nowUs = usedUs;
    while (nowUs - usedUs < owedUs) nowUs = cpuTimeUs();
    addedUs += nowUs - usedUs;
  }

  // A spread would copy the getters' values.
  return Object.create(room, {
    publish: {
      value(body: string): number {
        const seq = room.publish(body);
        // Not within the turn: what was published in it leaves first.
        setImmediate(catchUp);
        return seq;
      },
    },
  }) as Room;
}

/** User and system time of all threads. */
function cpuTimeUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
