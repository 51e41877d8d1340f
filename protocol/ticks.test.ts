import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { listenForTicks, readTick, TICK_BYTES, type Tick, tickReader, writeTick } from './ticks.js';

const times = fc.double({ min: 0, max: Number.MAX_SAFE_INTEGER, noNaN: true });
const ticks = fc.record({
  index: fc.integer({ min: 0, max: 0xffff_ffff }),
  intendedNs: times,
  tickedNs: times,
});

function encode(list: readonly Tick[]): Buffer {
  const bytes = Buffer.alloc(list.length * TICK_BYTES);
  list.forEach((tick, i) => {
    writeTick(bytes.subarray(i * TICK_BYTES), tick);
  });
  return bytes;
}

describe('a tick', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(ticks, (tick) => {
        expect(readTick(encode([tick]), 0)).toEqual(tick);
      }),
    );
  });

  test('is read whole however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(ticks), fc.array(fc.nat(TICK_BYTES * 2)), (list, sizes) => {
        const bytes = encode(list);
        const seen: Tick[] = [];
        const read = tickReader((tick) => seen.push(tick));
        let at = 0;
        for (const size of sizes) {
          read(bytes.subarray(at, at + size));
          at += size;
        }
        read(bytes.subarray(at));
        expect(seen).toEqual(list);
      }),
    );
  });

  test('is not read before its last byte is there', () => {
    const bytes = encode([{ index: 1, intendedNs: 2, tickedNs: 3 }]);
    const seen: Tick[] = [];
    const read = tickReader((tick) => seen.push(tick));
    for (let i = 0; i < TICK_BYTES - 1; i++) read(bytes.subarray(i, i + 1));
    expect(seen).toEqual([]);
    read(bytes.subarray(TICK_BYTES - 1));
    expect(seen).toEqual([{ index: 1, intendedNs: 2, tickedNs: 3 }]);
  });
});

describe.skipIf(process.platform === 'win32')('listening for ticks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ticks-'));
  const path = join(folder, 'metronome');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('hands on what a metronome writes, in order, and leaves no socket behind', async () => {
    const seen: number[] = [];
    const arrivals = new EventEmitter();
    const all = once(arrivals, 'all');
    const stop = await listenForTicks(path, (tick) => {
      if (seen.push(tick.index) === 1000) arrivals.emit('all');
    });
    const metronome = net.connect(path);
    metronome.write(
      encode(Array.from({ length: 1000 }, (_, index) => ({ index, intendedNs: index, tickedNs: index }))),
    );
    await all;
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    const cut = once(metronome, 'close');
    stop();
    await cut;
    expect(existsSync(path)).toBe(false);
  });

  test('says so where it cannot bind', async () => {
    await expect(listenForTicks(join(folder, 'missing', 'metronome'), () => {})).rejects.toThrow();
  });
});
