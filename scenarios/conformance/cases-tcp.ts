/** What only raw TCP can be asked: lengths and bodies by the book, and what breaks it. */
import assert from 'node:assert/strict';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import { dial, sayUntilEnd } from './bare-http.js';
import { whileServingOthers } from './cases-refusals.js';
import { assertDelivered } from './expectations.js';
import type { Case } from './suite.js';

const LARGEST = 1000;

/** What a client says, and the server must end the connection for. */
const broken: Readonly<Record<string, string | Buffer>> = {
  'a greeting that is no cursor': 'nonsense\n',
  'a greeting that does not end': 'x'.repeat(100),
  'a length that is no number': '\nfour\nbody',
  'a length below zero': '\n-1\n',
  'a length that is missing': '\n\nbody',
  'a body that is too large': `\n${LARGEST + 1}\n`,
  'a body that is not UTF-8': Buffer.from([0x0a, 0x32, 0x0a, 0x61, 0xff]),
};

export const tcpCases: readonly Case[] = [
  {
    name: 'takes a greeting and bodies cut at every byte',
    needs: 'tcp',
    async run(host) {
      const reader = await host.openReady();
      const socket = await dial(host.url);
      socket.setNoDelay(true);
      for (const byte of Buffer.from('\n12\n한글\n🎉a0\n1\nb'))
        await new Promise((sent) => socket.write(Buffer.of(byte), sent));
      assertDelivered(await reader.first(3), ['한글\n🎉a', '', 'b']);
      socket.destroy();
    },
  },
  ...Object.entries(broken).map(
    ([what, bytes]): Case =>
      whileServingOthers({
        name: `ends a connection for ${what} and publishes nothing of it`,
        needs: 'tcp',
        limits: { maxBodyBytes: LARGEST },
        async run(host) {
          await sayUntilEnd(host.url, bytes);
          assert.equal(host.topic.lastSeq, FIRST_SEQ - 1);
        },
      }),
  ),
  whileServingOthers({
    name: 'ends a connection whose greeting takes too long',
    needs: 'tcp',
    limits: { headersTimeoutMs: 200 },
    run: async (host) => assert.equal(await sayUntilEnd(host.url, 'abcdef'), ''),
  }),
];
