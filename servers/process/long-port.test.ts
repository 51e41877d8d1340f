import { expect, test } from 'vitest';
import { serverLimits } from '../../protocol/limits.js';
import type { ListeningServer } from '../../protocol/transport.js';
import { createTopic } from '../topic.js';
import { listenOnLongPort } from './long-port.js';

const topic = createTopic(serverLimits);

/** A server that listens on these ports in turn, the last one for good. */
function serverOn(ports: readonly number[]) {
  const open = new Set<number>();
  let next = 0;
  const listen = async (): Promise<ListeningServer> => {
    const port = ports[Math.min(next++, ports.length - 1)] as number;
    open.add(port);
    return {
      url: `http://127.0.0.1:${port}`,
      settings: {},
      counters: { requests: 0, connections: 0, slowReadersCut: 0 },
      close: async () => void open.delete(port),
    };
  };
  return { listen, open };
}

const listenAt = (server: ReturnType<typeof serverOn>, port: number) =>
  listenOnLongPort(server, topic, { host: '127.0.0.1', port, limits: serverLimits });

test('a chosen port has five digits, and only it stays bound', async () => {
  const server = serverOn([1024, 9999, 10_000]);
  expect((await listenAt(server, 0)).url).toBe('http://127.0.0.1:10000');
  expect([...server.open]).toEqual([10_000]);
});

test('a port that was asked for is kept', async () => {
  const server = serverOn([8080, 10_000]);
  expect((await listenAt(server, 8080)).url).toBe('http://127.0.0.1:8080');
});

test('where the system never chooses a longer one, what there is is taken', async () => {
  const server = serverOn([5000]);
  expect((await listenAt(server, 0)).url).toBe('http://127.0.0.1:5000');
});
