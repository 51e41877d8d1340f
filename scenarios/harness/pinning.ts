/** Which core each process of a trial runs on, and why not where it cannot be chosen. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface Pinning {
  readonly available: boolean;
  /** Why cores cannot be chosen; null where they can. */
  readonly reason: string | null;
  readonly serverCpu: number | null;
  readonly generatorCpu: number | null;
}

const unavailable = (reason: string): Pinning => ({
  available: false,
  reason,
  serverCpu: null,
  generatorCpu: null,
});

/** The first two cores this process may use: one for the server, one for the generator. */
export function findPinning(): Pinning {
  if (process.platform !== 'linux') return unavailable(`no taskset on ${process.platform}`);
  if (availableParallelism() < 2) return unavailable('only one core: server and generator share it');
  const shown = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  if (shown.status !== 0) return unavailable('taskset is not installed (util-linux)');
  const cpus = parseCpuList(shown.stdout.slice(shown.stdout.lastIndexOf(':') + 1).trim());
  const [serverCpu, generatorCpu] = cpus;
  if (serverCpu === undefined || generatorCpu === undefined)
    return unavailable('fewer than two cores allowed');
  return { available: true, reason: null, serverCpu, generatorCpu };
}

/** The cores that a trial uses; null where it is not known which. */
export function cpusInUse({ serverCpu, generatorCpu }: Pinning): number[] | null {
  return serverCpu === null || generatorCpu === null ? null : [serverCpu, generatorCpu];
}

const RANGE = /^(\d+)(?:-(\d+))?$/;

/** Reads a kernel CPU list such as `0-2,5`; what is no number or range in it counts for nothing. */
export function parseCpuList(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const range = RANGE.exec(part.trim());
    if (!range) return [];
    const first = Number(range[1]);
    const last = Number(range[2] ?? first);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  });
}

/**
 * What runs a process at real-time priority, where that is granted (root, or CAP_SYS_NICE): empty where
 * it is not. Niceness alone lets a process that wakes up wait for the running one's slice, which
 * Linux's EEVDF scheduler protects for up to about 3 ms.
 */
export function realtimePrefix(): readonly string[] {
  realtime ??= spawnSync('chrt', [...REALTIME.slice(1), 'true']).status === 0 ? REALTIME : [];
  return realtime;
}

/** sched(7): SCHED_FIFO at its lowest priority goes before every ordinary process. */
const REALTIME = ['chrt', '--fifo', '1'];
let realtime: readonly string[] | undefined;
