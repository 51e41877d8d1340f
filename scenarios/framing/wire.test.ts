import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { carryAll, createWire, timed } from './wire.js';

describe('a wire in memory', () => {
  it('keeps what is written until it is handed over, in one piece', async () => {
    const { client, server, up } = createWire();
    const heard: string[] = [];
    server.on('data', (bytes: Buffer) => heard.push(bytes.toString()));
    client.cork();
    client.write('one ');
    client.write('two');
    client.uncork();
    await timed(() => {});
    expect(heard).toEqual([]);
    const bytes = up.take();
    expect(up.pending()).toBe(false);
    await timed(() => up.hand(bytes));
    expect(heard).toEqual(['one two']);
  });

  it('carries an end behind the bytes', async () => {
    const wire = createWire();
    const heard: string[] = [];
    wire.client.on('data', (bytes: Buffer) => heard.push(bytes.toString()));
    const ended = once(wire.client, 'end');
    wire.server.end('last');
    await timed(() => {});
    expect(await carryAll(wire)).toEqual({ upBytes: 0, downBytes: 4 });
    await ended;
    expect(heard).toEqual(['last']);
  });
});

it('carries the end of a side that was destroyed', async () => {
  const wire = createWire();
  const ended = once(wire.server.resume(), 'end');
  wire.client.destroy();
  await carryAll(wire);
  await ended;
});

describe('a timed step', () => {
  it('ends when all that it put off within the turn is done', async () => {
    const order: string[] = [];
    await timed(() => {
      process.nextTick(() => {
        order.push('put off');
        process.nextTick(() => order.push('put off again'));
      });
      order.push('done at once');
    });
    expect(order).toEqual(['done at once', 'put off', 'put off again']);
  });

  it('counts no time between steps', async () => {
    const began = performance.now();
    const first = await timed(() => {});
    const between = performance.now() + 20;
    while (performance.now() < between);
    const second = await timed(() => {});
    expect(performance.now() - began - (first + second) / 1e6).toBeGreaterThanOrEqual(20);
  });
});
