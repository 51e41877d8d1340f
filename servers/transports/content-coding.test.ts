import zlib from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Compression } from '../../protocol/conditions.js';
import { serverLimits } from '../../protocol/limits.js';
import type { ListeningServer } from '../../protocol/transport.js';
import { loadLane } from '../registry.js';
import { createTopic } from '../topic.js';
import { accepts } from './content-coding.js';

let listening: ListeningServer | undefined;
afterEach(() => listening?.close());

async function ask(lane: 'short-polling' | 'short-polling@http', compression: Compression, accept: string) {
  const server = await loadLane(lane);
  const options = { host: '127.0.0.1', port: 0, limits: serverLimits, compression };
  listening = await server.listen(createTopic(serverLimits), options);
  const answer = await fetch(`${listening.url}/messages`, { headers: { 'Accept-Encoding': accept } });
  return { answer, text: await answer.text() };
}

describe('an answer under compression', () => {
  for (const coding of ['gzip', 'br'] as const) {
    test(`is coded in ${coding} where the client accepts it, and says so`, async () => {
      const { answer, text } = await ask('short-polling', coding, 'gzip, deflate, br');
      expect(answer.headers.get('content-encoding')).toBe(coding);
      expect(answer.headers.get('vary')).toBe('Accept-Encoding');
      expect(JSON.parse(text)).toHaveLength(1);
    });
  }

  test('is left as it is where the client accepts another coding alone, and says that it varies', async () => {
    const { answer } = await ask('short-polling@http', 'br', 'gzip, br;q=0');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
  });

  test('is left as it is without a word where the server was not asked to compress', async () => {
    const { answer } = await ask('short-polling', 'off', 'gzip, br');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('vary')).toBeNull();
  });
});

test('a POST that claims to be coded is refused and never inflated', async () => {
  const server = await loadLane('short-polling');
  const options = { host: '127.0.0.1', port: 0, limits: serverLimits, compression: 'gzip' } as const;
  const topic = createTopic(serverLimits);
  listening = await server.listen(topic, options);
  const bomb = zlib.gzipSync(Buffer.alloc(16 * 1024 * 1024, 'x'));
  const headers = { 'Content-Encoding': 'gzip', 'Content-Type': 'text/plain' };
  const answer = await fetch(`${listening.url}/messages`, { method: 'POST', headers, body: bomb });
  expect(answer.status).toBe(415);
});

describe('Accept-Encoding', () => {
  const cases: readonly [field: string | undefined, accepted: boolean][] = [
    ['gzip, deflate, br, zstd', true],
    ['GZIP;q=0.5', true],
    ['*', true],
    ['gzip;q=0, *', false],
    ['br', false],
    ['', false],
    [undefined, false],
  ];
  for (const [field, accepted] of cases) {
    test(`${JSON.stringify(field)} ${accepted ? 'takes' : 'does not take'} gzip`, () => {
      expect(accepts(field, 'gzip')).toBe(accepted);
    });
  }
});
