/** What a process has used of the machine since it started, read by the process itself. */
import { performance } from 'node:perf_hooks';

export interface Usage {
  /** When it was read, ns since the run's origin. */
  readonly atNs: number;
  /** CPU time of all threads of the process. */
  readonly userCpuUs: number;
  readonly systemCpuUs: number;
  /** Time the event loop spent working and waiting since the process started, ms. */
  readonly loopActiveMs: number;
  readonly loopIdleMs: number;
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
  /** Memory of C++ objects bound to JavaScript ones, array buffers included. */
  readonly externalBytes: number;
  readonly voluntaryContextSwitches: number;
  readonly involuntaryContextSwitches: number;
}

export function readUsage(atNs: number): Usage {
  const loop = performance.eventLoopUtilization();
  const memory = process.memoryUsage();
  const resources = process.resourceUsage();
  return {
    atNs,
    userCpuUs: resources.userCPUTime,
    systemCpuUs: resources.systemCPUTime,
    loopActiveMs: loop.active,
    loopIdleMs: loop.idle,
    rssBytes: memory.rss,
    heapUsedBytes: memory.heapUsed,
    externalBytes: memory.external,
    voluntaryContextSwitches: resources.voluntaryContextSwitches,
    involuntaryContextSwitches: resources.involuntaryContextSwitches,
  };
}
