/** Who else uses the machine while nothing is measured: the cores' busy time, and the processes behind it. */
import { readdirSync, readFileSync } from 'node:fs';
import { type HostLoad, readHostLoad } from './host-load.js';

export interface Busy {
  readonly name: string;
  readonly pid: number;
  readonly cores: number;
}

export interface IdleNoise {
  /** Cores' worth of CPU used by anyone, on the cores in use; null where it cannot be read. */
  readonly cores: number | null;
  readonly stealShare: number | null;
  /** The busiest first, those above a hundredth of a core. */
  readonly causes: readonly Busy[];
}

interface ProcessTime {
  readonly name: string;
  readonly seconds: number;
}

const TICKS_PER_SECOND = 100;
const LEAST_CORES = 0.01;
const NAMED = 5;

/** Watches for as long as `elapse` takes. */
export async function watchIdleNoise(
  cpus: readonly number[] | null,
  elapse: () => Promise<void>,
): Promise<IdleNoise> {
  const began = performance.now();
  const [host, processes] = [readHostLoad(cpus), readProcesses()];
  await elapse();
  const [hostAfter, processesAfter] = [readHostLoad(cpus), readProcesses()];
  const seconds = (performance.now() - began) / 1000;
  return { ...hostNoise(host, hostAfter, seconds), causes: causesOf(processes, processesAfter, seconds) };
}

function hostNoise(before: HostLoad | undefined, after: HostLoad | undefined, seconds: number) {
  if (!before || !after) return { cores: null, stealShare: null };
  const total = after.totalSeconds - before.totalSeconds;
  return {
    cores: (after.busySeconds - before.busySeconds) / seconds,
    stealShare: total > 0 ? (after.stealSeconds - before.stealSeconds) / total : 0,
  };
}

function causesOf(
  before: ReadonlyMap<number, ProcessTime>,
  after: ReadonlyMap<number, ProcessTime>,
  seconds: number,
): Busy[] {
  return [...after]
    .map(([pid, { name, seconds: used }]) => ({
      name,
      pid,
      cores: (used - (before.get(pid)?.seconds ?? 0)) / seconds,
    }))
    .filter(({ cores }) => cores >= LEAST_CORES)
    .sort((a, b) => b.cores - a.cores)
    .slice(0, NAMED);
}

/** CPU time by process, from proc(5); empty where there is no /proc. */
function readProcesses(): Map<number, ProcessTime> {
  const times = new Map<number, ProcessTime>();
  let entries: string[];
  try {
    entries = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return times;
  }
  for (const entry of entries) {
    try {
      const parsed = parseProcessStat(readFileSync(`/proc/${entry}/stat`, 'utf8'));
      if (parsed) times.set(Number(entry), parsed);
    } catch {
      // It ended between listing and reading.
    }
  }
  return times;
}

/** The command's name may hold blanks and brackets: the fields begin behind the last bracket. */
export function parseProcessStat(line: string): ProcessTime | undefined {
  const open = line.indexOf('(');
  const close = line.lastIndexOf(')');
  if (open < 0 || close < open) return undefined;
  const fields = line.slice(close + 2).split(' ');
  // proc(5): utime and stime are fields 14 and 15, the state behind the name is field 3.
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks)
    ? { name: line.slice(open + 1, close), seconds: ticks / TICKS_PER_SECOND }
    : undefined;
}
