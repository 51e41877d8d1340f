/** A body arrives as it was, whatever it holds, from the server and from a client. */
import assert from 'node:assert/strict';
import { assertDelivered } from './expectations.js';
import type { Host } from './host.js';
import type { Case } from './suite.js';

const KIB = 1024;

/** Exactly `bytes` bytes of UTF-8 in which every read is likely to end within a character. */
function wideBody(bytes: number): string {
  const unit = '한글🎉é';
  const units = Math.floor(bytes / Buffer.byteLength(unit));
  return unit.repeat(units).padEnd(unit.length * units + (bytes - units * Buffer.byteLength(unit)), '.');
}

const bodies: Readonly<Record<string, readonly string[]>> = {
  'an empty body': ['', 'behind it', '', ''],
  'line breaks of every kind': [
    '\n',
    '\r\n',
    '\r',
    'a\nb\n\nc\r\nd\re\u2028f\u2029g\u0085h',
    '\n\ndata: not an event\n\n',
  ],
  'Korean and emoji': ['한글', '안녕하세요, 세계!', '👋🏽', '👨‍👩‍👧‍👦 가족', 'é가\u1100\u1161', '\ufeff표시'],
  'quotes, backslashes and control characters': [
    '"',
    '\\',
    '\\"]',
    '","',
    '\u0000\u0001\u001f\u007f\u009f',
    '[10000000,"not another"]',
    '{"cursor":"abcdef-10000000"}',
  ],
  'text of every width, 3 KiB at a time': Array.from({ length: 100 }, (_, i) => wideBody(3 * KIB + i)),
  '64 KiB': ['x'.repeat(64 * KIB), wideBody(64 * KIB), '"'.repeat(64 * KIB)],
  '1 MiB': ['x'.repeat(KIB * KIB), wideBody(KIB * KIB)],
};

async function fromServer(host: Host, list: readonly string[]): Promise<void> {
  const reader = await host.openReady();
  host.publish(list);
  assertDelivered(await reader.first(list.length), list);
}

async function fromClient(host: Host, list: readonly string[]): Promise<void> {
  const sender = await host.openReady();
  const witness = await host.openReady();
  for (const body of list) sender.send(body);
  assertDelivered(await witness.first(list.length), list);
  assertDelivered(await sender.first(list.length), list);
}

export const bodyCases: readonly Case[] = [
  ...Object.entries(bodies).flatMap(([name, list]): Case[] => [
    { name: `delivers ${name} as published`, run: (host) => fromServer(host, list) },
    { name: `delivers ${name} as sent by a client`, run: (host) => fromClient(host, list) },
  ]),
  {
    name: 'delivers half a surrogate pair as published',
    run: (host) => fromServer(host, ['\ud83c', 'a\udf89b', '\ud83c']),
  },
  {
    name: 'takes a body of exactly the largest size',
    limits: { maxBodyBytes: 1000 },
    async run(host) {
      await fromClient(host, [wideBody(1000), 'x'.repeat(1000)]);
      assert.equal(Buffer.byteLength(wideBody(1000)), 1000);
    },
  },
];
