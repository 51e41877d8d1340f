/** What Linux tells of a network namespace in /proc/net. */

export interface LoopbackCount {
  readonly bytes: number;
  readonly packets: number;
}

/** Reads the loopback device's line of /proc/net/dev, its sending side (proc_net_dev: the ninth and tenth numbers). */
export function parseLoopback(text: string): LoopbackCount {
  const line = /^\s*lo:(.*)$/m.exec(text)?.[1];
  const numbers = line?.trim().split(/\s+/).map(Number) ?? [];
  const [bytes, packets] = numbers.slice(8);
  if (bytes === undefined || packets === undefined) throw new Error('/proc/net/dev names no device lo');
  return { bytes, packets };
}

/** States of /proc/net/tcp in which nothing more is said: the kernel's include/net/tcp_states.h. */
const QUIET_STATES = new Set(['06' /* TIME_WAIT */, '07' /* CLOSE */, '0A' /* LISTEN */]);

/** Connections in /proc/net/tcp that either side may still speak on. */
export function openConnections(text: string): number {
  const lines = text.trim().split('\n').slice(1);
  return lines.filter((line) => !QUIET_STATES.has(line.trim().split(/\s+/)[3] ?? '')).length;
}
