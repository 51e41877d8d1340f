/**
 * socket.io's wire in the ledger: heads and contents as they pass, and of the contents the texts as payload; all
 * else in them is framing (packet types, event names, the separators of a poll's packets, JSON's escapes of what is sent).
 * Of compressed frames the wire tells what travelled and the packets what that was: the difference was saved.
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
  /** Where frames are compressed: a packet of theirs, by its size before that. */
  packetUp(bytes: number): void;
  packetDown(bytes: number): void;
}

/**
 * @param deflates the frames' payload is compressed
 * @param onWhole told of each answer and frame that has come in whole
 */
export function wireAccount(counters: OwnCounters, deflates: boolean, onWhole: () => void): WireAccount {
  let isOpening = true;

  const enter = (opening: keyof OwnCounters, usual: keyof OwnCounters) => (bytes: number) => {
    counters[isOpening ? opening : usual] += bytes;
  };
  const framingUp = enter('openingUpBytes', 'framingUpBytes');
  const framingDown = enter('openingDownBytes', 'framingDownBytes');
  const headUp = enter('openingUpBytes', 'requestHeadBytes');
  const headDown = enter('openingDownBytes', 'responseHeadBytes');

  const travelled = (saved: 'savedUpBytes' | 'savedDownBytes') => (bytes: number) => {
    counters[saved] -= bytes;
  };

  /** Of one connection: frames are no answers, and the 101 is one. */
  function downOf(): WireEvents {
    let hasHead = false;
    return {
      onHead(bytes) {
        hasHead = true;
        headDown(bytes);
      },
      onContent: framingDown,
      onPayload: deflates ? travelled('savedDownBytes') : framingDown,
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
    onPayload: deflates ? travelled('savedUpBytes') : framingUp,
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
    packetUp(bytes) {
      counters.savedUpBytes += bytes;
      framingUp(bytes);
    },
    packetDown(bytes) {
      counters.savedDownBytes += bytes;
      framingDown(bytes);
    },
  };
}
