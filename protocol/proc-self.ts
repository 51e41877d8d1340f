/** What only the kernel knows of this process, where it tells: Linux. Undefined elsewhere. */
import { readFileSync } from 'node:fs';
import type { Engine } from './lanes.js';

/**
 * Engines whose sockets are served by send(2) and recv(2), which the kernel does not count: on these
 * lanes the count below would be near zero and explain nothing.
 */
export const uncountedEngines: ReadonlySet<Engine> = new Set(['uws', 'uws-loop']);

/**
 * Calls of the families read(2) and write(2), which is how libuv moves the bytes of sockets and pipes;
 * waiting for events is not among them. Source: proc_pid_io(5), syscr and syscw.
 */
export function readWriteCalls(): number | undefined {
  return parsed('/proc/self/io', parseReadWriteCalls);
}

export function parseReadWriteCalls(text: string): number | undefined {
  const field = (name: string) => Number(new RegExp(`^${name}: (\\d+)$`, 'm').exec(text)?.[1]);
  const calls = field('syscr') + field('syscw');
  return Number.isNaN(calls) ? undefined : calls;
}

/** Resident memory that belongs to no file, bytes. Source: proc_pid_status(5), RssAnon. */
export function anonymousBytes(): number | undefined {
  return parsed('/proc/self/status', parseAnonymousBytes);
}

export function parseAnonymousBytes(text: string): number | undefined {
  const kibibytes = /^RssAnon:\s+(\d+) kB$/m.exec(text)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

function parsed(path: string, parse: (text: string) => number | undefined): number | undefined {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
