/** CPU time between two readings of a process. */
interface CpuTimes {
  readonly userCpuUs: number;
  readonly systemCpuUs: number;
}

type ResourceTimes = { readonly userCPUTime: number; readonly systemCPUTime: number };

/** CPU µs, user and system, from `before` (or the process's start) to `after`. */
export function cpuUs(before: CpuTimes | undefined, after: CpuTimes | ResourceTimes): number {
  const total =
    'userCPUTime' in after ? after.userCPUTime + after.systemCPUTime : after.userCpuUs + after.systemCpuUs;
  return before ? total - before.userCpuUs - before.systemCpuUs : total;
}
