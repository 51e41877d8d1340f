/**
 * What a client's connections say, read off as it passes its door: the same parts that a client on Node.js
 * enters in its own ledger (protocol/transport.ts), for a client that cannot see its bytes.
 */
import { countChunkOverhead } from '../../../clients/chunk-overhead.js';
import { cutLines } from '../../../clients/chunked.js';
import { parseAnswer } from '../../../clients/poll.js';
import { newCounters, type OwnCounters } from '../../../clients/session.js';
import { cutEvents } from '../../../clients/sse.js';
import { createTextIntake, type TextIntake } from '../../../clients/text-intake.js';
import { segmentsOf } from '../../../protocol/tcp-ip.js';
import type { ConnectionCounters } from '../../../protocol/transport.js';
import type { Tap } from './door.js';
import { readChunkContent, readFramesOf, readHttp } from './wire-readers.js';

export interface WireLedger {
  /** Eyes for one more connection of the client. */
  tap(): Tap;
  counters(): ConnectionCounters;
}

/** A request whose answer is not complete. */
interface Asked {
  readonly path: string;
  /** It is the client's first: it and its answer are the opening. */
  readonly opens: boolean;
}

export function createWireLedger(): WireLedger {
  const counters = newCounters();
  const sums = { upBytes: 0, downBytes: 0, connectionsOpened: 0, ...withoutTls };
  const intake = createTextIntake(
    // What reaches the page is judged there; here it is only counted.
    {
      events: { onReady() {}, onMessage() {}, onReset() {}, onClose() {} },
      counters,
      meter: { opened() {} },
      over: false,
      fail() {},
      deadline: () => () => {},
    },
    'the door',
  );
  return {
    tap() {
      const connection = readConnection(counters, intake);
      let used = false;
      return {
        up(bytes) {
          if (!used) sums.connectionsOpened++;
          used = true;
          sums.upBytes += bytes.length;
          connection.up(bytes);
        },
        down(bytes) {
          sums.downBytes += bytes.length;
          connection.down(bytes);
        },
      };
    },
    counters: () => ({ ...counters, ...sums, ...unexplained(counters, sums) }),
  };
}

/** What is encrypted cannot be read at a door: it is not asked for there. */
const withoutTls = {
  tlsOpeningUpBytes: 0,
  tlsOpeningDownBytes: 0,
  tlsRecordsUpBytes: 0,
  tlsRecordsDownBytes: 0,
};

function unexplained(parts: OwnCounters, { upBytes, downBytes }: { upBytes: number; downBytes: number }) {
  const up = parts.openingUpBytes + parts.requestHeadBytes + parts.framingUpBytes + parts.payloadUpBytes;
  const down = parts.openingDownBytes + parts.responseHeadBytes + parts.framingDownBytes + parts.payloadBytes;
  return { unexplainedUpBytes: upBytes - up, unexplainedDownBytes: downBytes - down };
}

const UPGRADED = 101;
const NO_CONTENT = 204;
const EVENTS = /^content-type:\s*text\/event-stream/im;

function readConnection(counters: OwnCounters, intake: TextIntake): Tap {
  const asked: Asked[] = [];
  /** What has come up behind a handshake before its answer: nothing, from a client that keeps to RFC 6455. */
  let upgraded = false;

  const up = readHttp({
    onHead(text, headBytes) {
      const path = text.split(' ', 2)[1] ?? '';
      const opens = counters.requests++ === 0;
      asked.push({ path, opens });
      if (opens) counters.openingUpBytes += headBytes;
      else counters.requestHeadBytes += headBytes;
      return {
        kind: 'whole',
        bytes: lengthOf(text),
        take(body) {
          counters.payloadUpBytes += body.length;
          counters.estimatedUpSegments += segmentsOf(headBytes + body.length);
        },
      };
    },
  });
  const framesUp = readFramesOf((head, payload, isText) => {
    counters.framingUpBytes += isText ? head : head + payload.length;
    if (isText) counters.payloadUpBytes += payload.length;
    counters.estimatedUpSegments += segmentsOf(head + payload.length);
  });

  const down = readHttp({
    onHead(text, headBytes, head) {
      const status = Number(text.slice(9, 12));
      const { path = '', opens = false } = asked.shift() ?? {};
      if (opens) counters.openingDownBytes += headBytes;
      else counters.responseHeadBytes += headBytes;
      if (status === UPGRADED) {
        upgraded = true;
        counters.answers++;
        counters.estimatedDownSegments++;
        return { kind: 'rest', take: framesDown(counters, intake) };
      }
      if (/^transfer-encoding:.*chunked/im.test(text)) {
        const overhead = countChunkOverhead(counters);
        const content = readChunkContent((EVENTS.test(text) ? cutEvents : cutLines)(intake));
        overhead(head);
        return {
          kind: 'rest',
          take(wire) {
            overhead(wire);
            content(wire);
          },
        };
      }
      return {
        kind: 'whole',
        bytes: status === NO_CONTENT ? 0 : lengthOf(text),
        take(body) {
          counters.answers++;
          counters.estimatedDownSegments += segmentsOf(headBytes + body.length);
          if (status === 200) enterAnswer(counters, path, opens, body);
        },
      };
    },
  });
  return {
    up: (bytes) => (upgraded ? framesUp : up)(bytes),
    down,
  };
}

function framesDown(counters: OwnCounters, intake: TextIntake) {
  return readFramesOf((head, payload, isText) => {
    counters.estimatedDownSegments += segmentsOf(head + payload.length);
    if (isText) intake(payload.toString(), payload.length, head);
    else counters.framingDownBytes += head + payload.length;
  });
}

/** A poll's answer; that of anything else is no part of the contract, and stays unexplained. */
function enterAnswer(counters: OwnCounters, path: string, opens: boolean, body: Buffer): void {
  if (!path.startsWith('/messages')) return;
  const { messages, payloadBytes, framingBytes } = parseAnswer(body);
  counters.payloadBytes += payloadBytes;
  if (opens) counters.openingDownBytes += framingBytes;
  else counters.framingDownBytes += framingBytes;
  counters.messages += messages.length;
  if (messages.length === 0) counters.emptyAnswers++;
}

const lengthOf = (head: string): number => Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0);
