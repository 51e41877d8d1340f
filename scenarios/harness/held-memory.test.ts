import { describe, expect, it } from 'vitest';
import { COLLECTIONS, type MemoryMoment, memoryPerConnection, takeMemoryMoment } from './held-memory.js';
import type { Pair, TrialContext } from './trial-context.js';

function pairThatNotes(asked: string[]): Pair {
  const side = (role: string) => ({
    call: async (name: string, { collect }: { collect: boolean }) => {
      asked.push(`${role} ${name}${collect ? ', collected' : ''}`);
      return { usage: {}, counters: {} };
    },
  });
  return { server: side('server'), generator: side('generator') } as unknown as Pair;
}

const context = { pinning: { serverCpu: null, generatorCpu: null } } as unknown as TrialContext;

const momentOf = (server: object): MemoryMoment =>
  ({ moment: { server }, kernel: undefined }) as unknown as MemoryMoment;

describe('memory of held connections', () => {
  it('is read behind as many collections of the server as finalizers take, the last with the reading', async () => {
    const asked: string[] = [];
    await takeMemoryMoment(context, pairThatNotes(asked));
    expect(asked.filter((ask) => ask === 'server usage, collected')).toHaveLength(COLLECTIONS);
    expect(asked.at(-1)).toBe('generator read, collected');
  });

  it('is what grew between the readings over the connections, heap and the rest apart', () => {
    const before = momentOf({ heapUsedBytes: 1000, heapResidentBytes: 2000, anonymousBytes: 5000 });
    const held = momentOf({ heapUsedBytes: 3000, heapResidentBytes: 6000, anonymousBytes: 19_000 });
    expect(memoryPerConnection(before, held, 10)).toEqual({
      serverHeapBytesPerConnection: 200,
      serverNativeBytesPerConnection: 1000,
    });
  });

  it('says nothing of what the system does not tell', () => {
    const before = momentOf({ heapUsedBytes: 1000, rssBytes: 10 });
    const held = momentOf({ heapUsedBytes: 3000, rssBytes: 30 });
    expect(memoryPerConnection(before, held, 10)).toEqual({
      serverHeapBytesPerConnection: 200,
      serverRssBytesPerConnection: 2,
    });
  });
});
