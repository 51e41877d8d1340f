/**
 * What holding connections takes, in three parts that no tool shows together: the server's heap, its
 * memory outside the heap, and the kernel's. Each is the difference between two readings, both behind
 * garbage collections, over the connections opened in between.
 */

import type { Usage } from '../../protocol/usage.js';
import type { Metrics } from '../../results/metrics.js';
import { present } from './figures.js';
import { type Moment, takeMoment } from './moment.js';
import { readSocketMemory, type SocketMemory } from './socket-memory.js';
import type { Pair, TrialContext } from './trial-context.js';

/** A moment behind garbage collections on both sides, and what the kernel kept for sockets then. */
export interface MemoryMoment {
  readonly moment: Moment;
  /** Undefined where the kernel does not say. */
  readonly kernel: SocketMemory | undefined;
}

/**
 * What finalizers and weak references held goes with the next collection, or the one behind it. In four trials
 * each, 1,000 silent long pollers read 5.1 to 19.9 KB outside the heap after one collection, 3.4 to 4.3 after
 * three; as many sockets of ws 1.9 to 4.6 and 3.6 to 4.7.
 */
export const COLLECTIONS = 3;

export async function takeMemoryMoment({ pinning }: TrialContext, pair: Pair): Promise<MemoryMoment> {
  // The last one is the moment's own.
  for (let i = 1; i < COLLECTIONS; i++) await pair.server.call('usage', { collect: true });
  const moment = await takeMoment(pair, pinning, undefined, true);
  return { moment, kernel: readSocketMemory() };
}

/**
 * Resident memory beside the three parts also counts the heap's free room, which depends on when it was
 * last collected: in three trials of 500 to 1,000 sockets of ws it strayed from -3 to 10 KB each, the
 * heap in use by less than 30 bytes.
 */
export function memoryPerConnection(before: MemoryMoment, held: MemoryMoment, count: number): Metrics {
  const [from, to] = [before.moment.server, held.moment.server];
  const each = (first: number | undefined, last: number | undefined): number | undefined =>
    first === undefined || last === undefined ? undefined : Math.max(0, last - first) / count;
  return present({
    serverHeapBytesPerConnection: each(from.heapUsedBytes, to.heapUsedBytes),
    serverNativeBytesPerConnection: each(nativeBytes(from), nativeBytes(to)),
    kernelSocketBytesPerConnection: each(before.kernel?.objectBytes, held.kernel?.objectBytes),
    serverRssBytesPerConnection: each(from.rssBytes, to.rssBytes),
  });
}

/** Memory that is neither the heap's nor a file's: buffers, and the structures of libuv, Node and engine. */
function nativeBytes({ anonymousBytes, heapResidentBytes }: Usage): number | undefined {
  if (anonymousBytes === undefined || heapResidentBytes === undefined) return undefined;
  return anonymousBytes - heapResidentBytes;
}

/** What explains them: data queued in the kernel on the whole machine is near zero where all are silent. */
export function memoryCounters(
  before: MemoryMoment,
  held: MemoryMoment,
  count: number,
): Record<string, number> {
  const external = held.moment.server.externalBytes - before.moment.server.externalBytes;
  const queued =
    before.kernel && held.kernel && (held.kernel.queuedBytes - before.kernel.queuedBytes) / count;
  return {
    externalBytesPerConnection: external / count,
    ...(queued === undefined ? {} : { kernelQueuedBytesPerConnection: queued }),
  };
}
