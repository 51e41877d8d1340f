/**
 * What the kernel keeps for sockets, on the whole machine: Linux only, elsewhere unknown. A process
 * is not billed for it, and no tool that looks at a process shows it.
 *
 * Queued data is counted in pages by /proc/net/sockstat. A silent connection queues none: what it
 * costs are the kernel's objects behind it, which /proc/slabinfo counts and only root may read.
 */
import { readFileSync } from 'node:fs';

export interface SocketMemory {
  /** The kernel's objects behind TCP sockets, bytes; undefined where they may not be counted. */
  readonly objectBytes: number | undefined;
  /** Room taken by data queued in TCP sockets, bytes. */
  readonly queuedBytes: number;
}

/** One of each for a TCP socket that a process watches: the socket, its inode, its file and its watch. */
const OBJECTS: ReadonlySet<string> = new Set(['TCP', 'TCPv6', 'sock_inode_cache', 'filp', 'eventpoll_epi']);

/** The auxiliary vector's entry for the page size: AT_PAGESZ of getauxval(3). */
const PAGE_SIZE_ENTRY = 6n;

export function readSocketMemory(): SocketMemory | undefined {
  try {
    const pages = parseQueuedPages(readFileSync('/proc/net/sockstat', 'utf8'));
    const pageBytes = parsePageBytes(readFileSync('/proc/self/auxv'));
    if (pages === undefined || pageBytes === undefined) return undefined;
    return { objectBytes: readObjectBytes(), queuedBytes: pages * pageBytes };
  } catch {
    return undefined;
  }
}

function readObjectBytes(): number | undefined {
  try {
    return parseObjectBytes(readFileSync('/proc/slabinfo', 'utf8'));
  } catch {
    return undefined;
  }
}

/** Source: proc_pid_net(5), sockstat: `TCP: inuse 1 orphan 0 tw 3 alloc 1 mem 83`. */
export function parseQueuedPages(sockstat: string): number | undefined {
  const pages = /^TCP: .*\bmem (\d+)/m.exec(sockstat)?.[1];
  return pages === undefined ? undefined : Number(pages);
}

/** Source: slabinfo(5): name, active objects, all objects, size of one. */
export function parseObjectBytes(slabinfo: string): number | undefined {
  let bytes: number | undefined;
  for (const line of slabinfo.split('\n')) {
    const [name = '', active, , size] = line.split(/\s+/);
    if (OBJECTS.has(name)) bytes = (bytes ?? 0) + Number(active) * Number(size);
  }
  return bytes;
}

/** The vector is pairs of words, a key and its value, in the machine's own byte order. */
export function parsePageBytes(auxv: Buffer): number | undefined {
  const words = new BigUint64Array(new Uint8Array(auxv).buffer, 0, Math.floor(auxv.length / 16) * 2);
  for (let at = 0; at < words.length; at += 2) {
    if (words[at] === PAGE_SIZE_ENTRY) return Number(words[at + 1]);
  }
  return undefined;
}
