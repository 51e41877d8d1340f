/** What the cores in use did altogether, from the kernel's own count: Linux only, elsewhere unknown. */
import { readFileSync } from 'node:fs';

export interface HostLoad {
  /** CPU time used by anyone on the cores, s. */
  readonly busySeconds: number;
  /** Time the hypervisor took from the cores, s. */
  readonly stealSeconds: number;
  /** Time that passed, summed over the cores, s. */
  readonly totalSeconds: number;
}

/** proc(5): /proc/stat counts in USER_HZ, which Linux shows as 100 on every architecture Node runs on. */
const TICKS_PER_SECOND = 100;

/** Reads the counters of `cpus` (all where null); undefined where the system has none to read. */
export function readHostLoad(cpus: readonly number[] | null): HostLoad | undefined {
  let text: string;
  try {
    text = readFileSync('/proc/stat', 'utf8');
  } catch {
    return undefined;
  }
  return parseHostLoad(text, cpus);
}

export function parseHostLoad(text: string, cpus: readonly number[] | null): HostLoad {
  const sum = { busySeconds: 0, stealSeconds: 0, totalSeconds: 0 };
  for (const line of text.split('\n')) {
    const [name, ...fields] = line.split(/\s+/);
    const cpu = /^cpu(\d+)$/.exec(name ?? '')?.[1];
    if (cpu === undefined || (cpus && !cpus.includes(Number(cpu)))) continue;
    // user nice system idle iowait irq softirq steal; guest time is within user's.
    const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] =
      fields.map((field) => Number(field) / TICKS_PER_SECOND);
    const busy = user + nice + system + irq + softirq;
    sum.busySeconds += busy;
    sum.stealSeconds += steal;
    sum.totalSeconds += busy + idle + iowait + steal;
  }
  return sum;
}
