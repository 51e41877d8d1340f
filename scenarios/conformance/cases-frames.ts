/** What only a WebSocket can be asked: frames by the book, and what breaks it (RFC 6455). */
import assert from 'node:assert/strict';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import type { Lane } from '../../protocol/lanes.js';
import { type Frame, opcodes } from '../bare/frames.js';
import { openBareSocket } from './bare-socket.js';
import { whileServingOthers } from './cases-refusals.js';
import { assertDelivered } from './expectations.js';
import type { Case } from './suite.js';

const LARGEST = 1000;

/** Frames that a server must end the connection for. */
interface BrokenFrames {
  readonly name: string;
  readonly frames: readonly Frame[];
  /** The close codes that may come; 'none' where the connection may also end without one. */
  readonly codes: readonly (number | 'none')[];
  /** Engines that let it pass unpublished instead of ending the connection; docs/wire-contract.md says why. */
  readonly passedOver?: readonly Lane['engine'][];
}

const brokenProtocol = [1002, 'none'] as const;

const broken: readonly BrokenFrames[] = [
  { name: 'a binary message', frames: [{ opcode: opcodes.binary, payload: 'a' }], codes: [1003] },
  {
    name: 'text that is not UTF-8',
    frames: [{ opcode: opcodes.text, payload: Buffer.from([0x61, 0xff]) }],
    codes: [1007, 'none'],
  },
  {
    name: 'a message that is too large',
    frames: [{ opcode: opcodes.text, payload: 'x'.repeat(LARGEST + 1) }],
    codes: [1009],
  },
  {
    name: 'fragments that are too large together',
    frames: [
      { opcode: opcodes.text, payload: 'x'.repeat(LARGEST), fin: false },
      { opcode: opcodes.continuation, payload: 'x' },
    ],
    codes: [1009],
  },
  {
    name: 'a reserved bit',
    frames: [{ opcode: opcodes.text, payload: 'a', reserved: 2 }],
    codes: brokenProtocol,
  },
  {
    name: 'an unmasked frame',
    frames: [{ opcode: opcodes.text, payload: 'a', masked: false }],
    codes: brokenProtocol,
    passedOver: ['uws', 'uws-loop'],
  },
  { name: 'a reserved opcode', frames: [{ opcode: opcodes.reserved, payload: 'a' }], codes: brokenProtocol },
  { name: 'a fragmented ping', frames: [{ opcode: opcodes.ping, fin: false }], codes: brokenProtocol },
  {
    name: 'a ping that is too long',
    frames: [{ opcode: opcodes.ping, payload: 'x'.repeat(126) }],
    codes: brokenProtocol,
  },
  {
    name: 'a continuation of nothing',
    frames: [{ opcode: opcodes.continuation, payload: 'a' }],
    codes: brokenProtocol,
  },
];

function brokenCase({ name, frames, codes, passedOver = [] }: BrokenFrames): Case {
  return whileServingOthers({
    name: `ends a connection for ${name} (close code ${codes.join(' or ')}) and publishes nothing of it`,
    needs: 'socket',
    limits: { maxBodyBytes: LARGEST },
    async run(host) {
      const socket = await openBareSocket(host);
      socket.send(...frames);
      if (passedOver.includes(host.lane.engine)) {
        // A server that has answered a request which came later has also seen the frame.
        await (await host.openReady()).close();
        socket.destroy();
      }
      const code = await socket.ended();
      assert.ok(codes.includes(code ?? 'none'), `expected ${codes.join(' or ')}, got ${code ?? 'none'}`);
      assert.equal(host.topic.lastSeq, FIRST_SEQ - 1);
    },
  });
}

export const frameCases: readonly Case[] = [
  {
    name: 'joins a fragmented message around a ping, cut within a character',
    needs: 'socket',
    async run(host) {
      const reader = await host.openReady();
      const socket = await openBareSocket(host);
      const bytes = Buffer.from('한글🎉');
      socket.send(
        { opcode: opcodes.text, payload: bytes.subarray(0, 2), fin: false },
        { opcode: opcodes.ping, payload: 'still there?' },
        { opcode: opcodes.continuation, payload: bytes.subarray(2, 8), fin: false },
        { opcode: opcodes.continuation, payload: bytes.subarray(8) },
      );
      assertDelivered(await reader.first(1), ['한글🎉']);
      assert.equal((await socket.heard(opcodes.pong)).toString(), 'still there?');
      socket.destroy();
    },
  },
  {
    name: 'answers a close frame with one and ends the connection',
    needs: 'socket',
    async run(host) {
      const socket = await openBareSocket(host);
      socket.send({ opcode: opcodes.close, payload: Buffer.from([0x03, 0xe8]) });
      assert.equal(await socket.ended(), 1000);
    },
  },
  ...broken.map(brokenCase),
];
