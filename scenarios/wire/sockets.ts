/** One exchange over a WebSocket, frame by frame, with what a message can be put through on its way. */
import { randomBytes } from 'node:crypto';
import { parseMessage } from '../../protocol/message.js';
import { cutFrame, encodeFrame, type Frame, opcodes, type ReadFrame } from '../bare/frames.js';
import { type Arrived, bodyOf, type Exchange, expectStatus, publish, type Wire } from './exchange.js';
import { cutHead, handshakeText } from './http.js';
import type { Line } from './line.js';

const KEY_BYTES = 16;
const MASK_BYTES = 4;
/** RFC 6455, section 7.4.1. */
const NORMAL_CLOSURE = Buffer.from([0x03, 0xe8]);

/** A new mask for each frame, that nobody can foretell (section 10.3). */
const frameOf = (frame: Frame): Buffer => encodeFrame({ ...frame, mask: randomBytes(MASK_BYTES) });
const textOf = (payload: string): Buffer => frameOf({ opcode: opcodes.text, payload });

/** The next frame of that kind; `passing` sees the others. */
async function takeFrame(line: Line, opcode: number, passing: (frame: ReadFrame) => void = () => {}) {
  for (;;) {
    const frame = await line.take(cutFrame);
    if (frame.opcode === opcode) return frame;
    passing(frame);
  }
}

const takeText = async (line: Line): Promise<string> =>
  (await takeFrame(line, opcodes.text)).payload.toString();

/** How many of the bodies come back from the room whole and in their order. */
async function countWhole(line: Line, bodies: readonly string[]): Promise<number> {
  let whole = 0;
  for (const body of bodies) {
    const message = parseMessage(await takeText(line));
    if (message.body === body) whole++;
  }
  return whole;
}

async function shakeHands(wire: Wire): Promise<Line> {
  const line = await wire.open();
  line.noteEndpoints();
  const key = randomBytes(KEY_BYTES).toString('base64');
  await line.write(handshakeText(wire.url, wire.headers.fields.upgrade, key));
  expectStatus((await line.take(cutHead)).status, 101);
  await takeText(line);
  line.noteEndpoints();
  return line;
}

/** A message in three frames (section 5.4), with a ping between two of them (section 5.5). */
async function sendInFragments(line: Line): Promise<number> {
  const parts = ['one message ', 'in three ', 'frames'] as const;
  await line.write(frameOf({ opcode: opcodes.text, fin: false, payload: parts[0] }));
  await line.write(frameOf({ opcode: opcodes.ping, payload: 'between' }));
  await line.write(frameOf({ opcode: opcodes.continuation, fin: false, payload: parts[1] }));
  await line.write(frameOf({ opcode: opcodes.continuation, payload: parts[2] }));
  await takeFrame(line, opcodes.pong);
  return countWhole(line, [parts.join('')]);
}

/**
 * One frame in two TCP segments: the second half leaves when the server's kernel has acknowledged the first,
 * so that they cannot have travelled together.
 */
async function sendInTwoSegments(line: Line): Promise<number | undefined> {
  const body = 'one frame in two segments';
  const frame = textOf(body);
  const half = frame.length - (body.length >> 1);
  await line.write(frame.subarray(0, half));
  const apart = await line.acknowledged();
  await line.write(frame.subarray(half));
  const whole = await countWhole(line, [body]);
  return apart ? whole : undefined;
}

/** Two frames in one write, which leave in one segment. */
async function sendJoined(line: Line): Promise<number> {
  const bodies = ['first of two in one segment', 'second of two in one segment'];
  await line.write(Buffer.concat(bodies.map(textOf)));
  return countWhole(line, bodies);
}

async function ping(line: Line): Promise<void> {
  await line.write(frameOf({ opcode: opcodes.ping, payload: 'are you there?' }));
  await takeFrame(line, opcodes.pong);
}

/** Close frames both ways (section 5.5.1); then the server, and after it the client, ends the connection (section 7.1.1). */
async function close(line: Line): Promise<void> {
  await line.write(frameOf({ opcode: opcodes.close, payload: NORMAL_CLOSURE }));
  await takeFrame(line, opcodes.close);
  await line.otherEnded();
  await line.end();
  await line.closed();
}

export const websocket: Exchange = async (wire): Promise<Arrived> => {
  const { recorder } = wire;
  recorder.step('opening');
  const line = await shakeHands(wire);
  recorder.step('news');
  await publish(wire);
  await takeText(line);
  recorder.step('answer');
  await line.write(textOf(bodyOf(wire)));
  await takeText(line);
  recorder.step('fragments');
  const fragmented = await sendInFragments(line);
  recorder.step('ping');
  await ping(line);
  recorder.step('split');
  const split = await sendInTwoSegments(line);
  recorder.step('joined');
  const joined = await sendJoined(line);
  recorder.step('closing');
  await close(line);
  return { fragmented, joined, ...(split === undefined ? {} : { split }) };
};
