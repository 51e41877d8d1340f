/** What a process has used of the machine since it started, read by the process itself. */
import { performance } from 'node:perf_hooks';
import v8 from 'node:v8';
import { type HeapReading, startHeapMeter } from './heap-meter.js';
import { anonymousBytes, readWriteCalls } from './proc-self.js';

/** Optional counts are absent where the system, or a process of an earlier commit, does not tell them. */
export interface Usage extends Partial<HeapReading> {
  /** When it was read, ns since the run's origin. */
  readonly atNs: number;
  /** CPU time of all threads of the process. */
  readonly userCpuUs: number;
  readonly systemCpuUs: number;
  /** Time the event loop spent working and waiting since the process started, ms. */
  readonly loopActiveMs: number;
  readonly loopIdleMs: number;
  readonly rssBytes: number;
  /** What of it is the process's own: neither code nor data of files, which grow as they are first used. */
  readonly anonymousBytes?: number;
  readonly heapUsedBytes: number;
  /** Memory the heap holds of the system, its free room included. */
  readonly heapResidentBytes?: number;
  /** Memory of C++ objects bound to JavaScript ones, array buffers included. */
  readonly externalBytes: number;
  readonly voluntaryContextSwitches: number;
  readonly involuntaryContextSwitches: number;
  /** Calls of read(2), write(2) and their kin: see protocol/proc-self.ts for what it leaves out. */
  readonly readWriteCalls?: number;
}

let readHeapMeter: ReturnType<typeof startHeapMeter>;

/** The first reading starts the heap's counts: only differences of readings tell anything. */
export function readUsage(atNs: number): Usage {
  readHeapMeter ??= startHeapMeter();
  const loop = performance.eventLoopUtilization();
  const memory = process.memoryUsage();
  const resources = process.resourceUsage();
  const calls = readWriteCalls();
  const anonymous = anonymousBytes();
  return {
    atNs,
    userCpuUs: resources.userCPUTime,
    systemCpuUs: resources.systemCPUTime,
    loopActiveMs: loop.active,
    loopIdleMs: loop.idle,
    rssBytes: memory.rss,
    heapUsedBytes: memory.heapUsed,
    heapResidentBytes: v8.getHeapStatistics().total_physical_size,
    externalBytes: memory.external,
    voluntaryContextSwitches: resources.voluntaryContextSwitches,
    involuntaryContextSwitches: resources.involuntaryContextSwitches,
    ...readHeapMeter?.(),
    ...(calls === undefined ? {} : { readWriteCalls: calls }),
    ...(anonymous === undefined ? {} : { anonymousBytes: anonymous }),
  };
}
