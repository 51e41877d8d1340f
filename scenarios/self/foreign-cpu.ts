/** What others used of the machine while something of ours ran: Linux only, elsewhere unknown. */
import { readFileSync } from 'node:fs';
import { readHostLoad } from '../harness/host-load.js';

/** proc(5): /proc/self/stat counts in USER_HZ, which Linux shows as 100 on every architecture Node runs on. */
const TICKS_PER_SECOND = 100;

/**
 * Begins to watch. The answered function, called when every process started since has ended, tells the
 * cores' worth of CPU that was not ours, or null where it cannot be known.
 */
export function watchForeignCpu(): () => number | null {
  const began = reading();
  return () => {
    const ended = reading();
    if (!began || !ended) return null;
    const others = ended.hostSeconds - began.hostSeconds - (ended.ownSeconds - began.ownSeconds);
    return Math.max(0, others) / ((ended.atMs - began.atMs) / 1000);
  };
}

function reading() {
  const host = readHostLoad(null);
  if (!host) return undefined;
  const ownSeconds = parseOwnCpuSeconds(readFileSync('/proc/self/stat', 'utf8'));
  return { hostSeconds: host.busySeconds, ownSeconds, atMs: performance.now() };
}

/** CPU of this process and of its children that have ended, from the line of /proc/self/stat. */
export function parseOwnCpuSeconds(line: string): number {
  // The command's name may hold blanks and brackets: field 3 begins behind its last bracket.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  // proc(5): utime, stime, cutime and cstime are fields 14 to 17.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return ticks / TICKS_PER_SECOND;
}
