/**
 * socket.io's wire in the ledger: heads and contents as they pass, and of the contents the texts as payload; all
 * else in them is framing (packet types, event names, the separators of a poll's packets, JSON's escapes of what is sent).
 */
import type { Socket } from 'node:net';
import { segmentsOf } from '../../protocol/tcp-ip.js';
import type { OwnCounters } from '../session.js';
import { type WireEvents, watchWire } from './wire.js';

export interface WireAccount {
  watch(socket: Socket): void;
  /** From here on heads and contents are no longer the opening's. */
  opened(): void;
  /** Bytes of contents, passed or about to, that are a text's own. */
  textUp(bytes: number): void;
  textDown(bytes: number): void;
}

/** @param onWhole told of each answer and frame that has come in whole */
export function wireAccount(counters: OwnCounters, onWhole: () => void): WireAccount {
  let isOpening = true;

  const enter = (opening: keyof OwnCounters, usual: keyof OwnCounters) => (bytes: number) => {
    counters[isOpening ? opening : usual] += bytes;
  };
  const framingUp = enter('openingUpBytes', 'framingUpBytes');
  const framingDown = enter('openingDownBytes', 'framingDownBytes');
  const headUp = enter('openingUpBytes', 'requestHeadBytes');
  const headDown = enter('openingDownBytes', 'responseHeadBytes');

  /** Of one connection: frames are no answers, and the 101 is one. */
  function downOf(): WireEvents {
    let hasHead = false;
    return {
      onHead(bytes) {
        hasHead = true;
        headDown(bytes);
      },
      onContent: framingDown,
      onFraming: framingDown,
      onWhole(bytes) {
        if (hasHead) counters.answers++;
        hasHead = false;
        counters.estimatedDownSegments += segmentsOf(bytes);
        onWhole();
      },
    };
  }

  const up: WireEvents = {
    onHead(bytes) {
      counters.requests++;
      headUp(bytes);
    },
    onContent: framingUp,
    onFraming: framingUp,
    onWhole(bytes) {
      counters.estimatedUpSegments += segmentsOf(bytes);
    },
  };

  return {
    watch: (socket) => watchWire(socket, downOf(), up),
    opened() {
      isOpening = false;
    },
    textUp(bytes) {
      counters.payloadUpBytes += bytes;
      framingUp(-bytes);
    },
    textDown(bytes) {
      counters.messages++;
      counters.payloadBytes += bytes;
      framingDown(-bytes);
    },
  };
}
