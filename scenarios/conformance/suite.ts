/**
 * The conformance suite: what every lane must do before any number of it is believed. One table for
 * all; a case that only some transports can be asked names what it needs.
 */
import { isOfContract, type Lane, transports } from '../../protocol/lanes.js';
import type { ServerLimits } from '../../protocol/limits.js';
import { accountingCases } from './cases-accounting.js';
import { bodyCases } from './cases-bodies.js';
import { closingCases } from './cases-closing.js';
import { deliveryCases } from './cases-delivery.js';
import { frameCases } from './cases-frames.js';
import { h2Cases } from './cases-h2.js';
import { refusalCases } from './cases-refusals.js';
import { resumeCases } from './cases-resume.js';
import { slowReaderCases } from './cases-slow-reader.js';
import { tcpCases } from './cases-tcp.js';
import type { Host } from './host.js';

export interface Case {
  /** What the lane does, as the end of a sentence that begins with its name. */
  readonly name: string;
  /** What a lane must be to be asked; without it all are. */
  readonly needs?: Need;
  /** Limits of the server for this case, where the usual ones would take too long to reach. */
  readonly limits?: Partial<ServerLimits>;
  /** Engines whose own fixed time-out the case has to wait for, some 10 s. */
  readonly waitsOn?: readonly Lane['engine'][];
  /** @throws AssertionError where the lane does something else */
  run(host: Host): Promise<void>;
}

const needs = {
  /** Sends by `POST`. */
  http: (lane: Lane) =>
    isOfContract(lane.transport) && lane.transport !== 'websocket' && lane.transport !== 'tcp',
  /** Speaks HTTP, if only to be upgraded. */
  'http or socket': (lane: Lane) => isOfContract(lane.transport) && lane.transport !== 'tcp',
  /** Speaks HTTP/1.1, if only to be upgraded; and sends by it. */
  'HTTP/1.1': (lane: Lane) =>
    isOfContract(lane.transport) && lane.transport !== 'tcp' && lane.engine !== 'h2',
  'HTTP/1.1 to send': (lane: Lane) =>
    isOfContract(lane.transport) &&
    lane.transport !== 'websocket' &&
    lane.transport !== 'tcp' &&
    lane.engine !== 'h2',
  'HTTP/1.1 socket': (lane: Lane) => lane.transport === 'websocket' && lane.engine !== 'h2',
  'HTTP/2': (lane: Lane) => lane.engine === 'h2',
  'HTTP/2 to send': (lane: Lane) => lane.engine === 'h2' && lane.transport !== 'websocket',
  /** Speaks WebSocket. */
  socket: (lane: Lane) => lane.transport === 'websocket',
  /** Is asked again for each answer. */
  polling: (lane: Lane) => lane.transport === 'short-polling' || lane.transport === 'long-polling',
  'short polling': (lane: Lane) => lane.transport === 'short-polling',
  'long polling': (lane: Lane) => lane.transport === 'long-polling',
  /** Sends on a standing connection whatever the reader does. */
  'standing connection': (lane: Lane) =>
    ['chunked', 'sse', 'websocket', 'tcp', 'socketio-websocket', 'socketio-upgrade'].includes(lane.transport),
  /** Sends on the connection it listens on. */
  duplex: (lane: Lane) => transports[lane.transport].duplex,
  sse: (lane: Lane) => lane.transport === 'sse',
  tcp: (lane: Lane) => lane.transport === 'tcp',
} as const satisfies Record<string, (lane: Lane) => boolean>;

export type Need = keyof typeof needs;

/** All cases, by what they are about. */
export const suite: Readonly<Record<string, readonly Case[]>> = {
  delivery: deliveryCases,
  bodies: bodyCases,
  resume: resumeCases,
  'slow readers': slowReaderCases,
  closing: closingCases,
  refusals: refusalCases,
  frames: frameCases,
  'raw TCP': tcpCases,
  'HTTP/2': h2Cases,
  accounting: accountingCases,
};

/** True where `lane` can be asked what the case asks. */
export function applies({ needs: need }: Case, lane: Lane): boolean {
  return need === undefined || needs[need](lane);
}
