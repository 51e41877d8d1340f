/** What one client's traffic is, by the law of its lane: how often it asks, and what that takes on the wire. */
import { HOLD_SECONDS, heldAnswers } from './law.js';
import type { Needs } from './needs.js';
import { headersOf, SEGMENT_HEADER_BYTES, type WireCosts } from './wire-costs.js';

/** How a lane gets its messages: it is pushed to, asks at an interval, or asks and is held. */
export type Way =
  | { readonly kind: 'pushed' }
  | { readonly kind: 'polls'; readonly intervalMs: number }
  | { readonly kind: 'held'; readonly awayMs: number };

/** Of one client, a second. */
export interface Traffic {
  /** Answers to polls, and those of them that carry messages. */
  readonly answers: number;
  readonly fullAnswers: number;
  readonly requests: number;
  /** On the wire, TCP/IP's headers included. */
  readonly upBytes: number;
  readonly downBytes: number;
}

export function trafficOf(way: Way, needs: Needs, wire: WireCosts): Traffic {
  const { answers, fullAnswers } = asking(way, needs);
  const read = way.kind === 'pushed' ? pushed(needs, wire) : asked(answers, fullAnswers, needs, wire);
  const sent = sending(needs, wire);
  return {
    answers,
    fullAnswers,
    requests: answers + needs.upPerSecond * wire.requestsPerSend,
    upBytes: read.up + sent.up,
    downBytes: read.down + sent.down,
  };
}

/** Of all clients: deliveries where they are pushed to, answers where they ask. What CPU is billed by. */
export const unitsPerSecond = (way: Way, traffic: Traffic, needs: Needs): number =>
  needs.clients * (way.kind === 'pushed' ? needs.ratePerSecond : traffic.answers);

function asking(way: Way, { ratePerSecond }: Needs): { answers: number; fullAnswers: number } {
  if (way.kind === 'pushed') return { answers: 0, fullAnswers: 0 };
  if (way.kind === 'held') {
    const { all, full } = heldAnswers(way.awayMs, ratePerSecond);
    return { answers: all, fullAnswers: full };
  }
  const answers = 1000 / way.intervalMs;
  return { answers, fullAnswers: answers * -Math.expm1(-ratePerSecond / answers) };
}

/** Each message is a segment of its own, and its acknowledgement goes back alone. */
function pushed({ ratePerSecond, textBytes }: Needs, wire: WireCosts) {
  const bytes = textBytes + wire.aroundTextBytes;
  const headers = headersOf(bytes);
  return { up: ratePerSecond * headers, down: ratePerSecond * (bytes + headers) };
}

/** A request acknowledges nothing that is new, its answer acknowledges it, and is acknowledged alone. */
function asked(answers: number, fullAnswers: number, { ratePerSecond, textBytes }: Needs, wire: WireCosts) {
  const { requestUpBytes, answerDownBytes, aroundTextBytes } = wire;
  const texts = ratePerSecond * textBytes + Math.max(0, ratePerSecond - fullAnswers) * aroundTextBytes;
  const answerHeaders = headersOf(answerDownBytes + texts / answers);
  return {
    up: answers * (requestUpBytes + headersOf(requestUpBytes) + answerHeaders),
    down: texts + answers * (answerDownBytes + answerHeaders),
  };
}

/** Over HTTP an answer comes back and is acknowledged; a frame on a socket is only acknowledged. */
function sending({ upPerSecond, textBytes }: Needs, wire: WireCosts) {
  const bytes = wire.sendUpBytes + textBytes - wire.textBytes;
  const answered = wire.requestsPerSend > 0;
  return {
    up: upPerSecond * (bytes + headersOf(bytes) + (answered ? SEGMENT_HEADER_BYTES : 0)),
    down: upPerSecond * (wire.sendDownBytes + SEGMENT_HEADER_BYTES),
  };
}

/** No poller asks less often than a held poll is answered: both keep their connection known to the path. */
export const LONGEST_INTERVAL_MS = HOLD_SECONDS * 1000;
