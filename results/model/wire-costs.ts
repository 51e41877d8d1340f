/**
 * Bytes on the wire, from the scenario `exact`: a ledger that no clock has a say in. TCP/IP's headers
 * come on top as estimates: one segment a request, an answer or a pushed message unless it is larger.
 */
import { counted, parameter, plainCells } from './cells.js';
import type { RunCosts } from './run-costs.js';

export interface WireCosts {
  /** Bytes of the texts that were counted. */
  readonly textBytes: number;
  /** A request, and an answer around its messages, on the lanes that ask; 0 on those that push. */
  readonly requestUpBytes: number;
  readonly answerDownBytes: number;
  /** What stands around each text: a comma in a poll's array, an event's fields, a frame's header. */
  readonly aroundTextBytes: number;
  /** Sending a text of `textBytes`. */
  readonly sendUpBytes: number;
  readonly sendDownBytes: number;
  readonly requestsPerSend: number;
  readonly openingUpBytes: number;
  readonly openingDownBytes: number;
  /** Of a client that also sends; one that only listens has a single one. */
  readonly connectionsPerSender: number;
}

/** TCP and IPv4 with timestamps, and the data of a full segment: as in protocol/tcp-ip.ts, whose sources they are. */
export const SEGMENT_HEADER_BYTES = 52;
const SEGMENT_DATA_BYTES = 1448;
/** Three segments of the opening, two of which carry options. */
export const OPENING_HEADER_BYTES = { up: 60 + SEGMENT_HEADER_BYTES, down: 60 } as const;

/** Headers of all segments that carry so many bytes. */
export const headersOf = (bytes: number): number =>
  SEGMENT_HEADER_BYTES * Math.max(1, Math.ceil(bytes / SEGMENT_DATA_BYTES));

/** Undefined where the run has no valid cell of `exact` for the lane. */
export function wireCostsOf(run: RunCosts, lane: string, textBytes: number): WireCosts | undefined {
  const [cell] = plainCells(run, lane, 'exact', textBytes);
  const up = counted(cell, 'upBytesPerMessage');
  const down = counted(cell, 'downBytesPerMessage');
  const requests = counted(cell, 'requestsPerMessage');
  if (!cell || up === undefined || down === undefined || requests === undefined) return undefined;
  const measured = parameter(cell, 'textBytes', textBytes);
  const around = down - (counted(cell, 'payloadBytesPerMessage') ?? measured);
  const asks = requests > 0;
  return {
    textBytes: measured,
    requestUpBytes: asks ? up / requests : 0,
    answerDownBytes: asks ? around / requests : 0,
    aroundTextBytes: asks ? COMMA_BYTES : around,
    sendUpBytes: counted(cell, 'sendUpBytesPerMessage') ?? measured,
    sendDownBytes: counted(cell, 'sendDownBytesPerMessage') ?? 0,
    requestsPerSend: counted(cell, 'sendRequestsPerMessage') ?? 0,
    openingUpBytes: counted(cell, 'openingUpBytes') ?? 0,
    openingDownBytes: counted(cell, 'openingDownBytes') ?? 0,
    connectionsPerSender: counted(cell, 'connectionsPerClient') ?? 1,
  };
}

const COMMA_BYTES = 1;
