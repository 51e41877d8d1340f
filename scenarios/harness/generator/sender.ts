/** Messages that clients send: on the metronome's ticks (open loop), or as echoes come back (closed loop). */
import type { Clock } from '../../../protocol/clock.js';
import type { Stamps } from '../../../protocol/control.js';
import { numberedBody, type TextKind } from '../../../protocol/load.js';
import type { Tick } from '../../../protocol/ticks.js';
import type { Connection } from '../../../protocol/transport.js';

/** The form of a text: its size, and what it is made of. */
interface TextForm {
  readonly textBytes: number;
  readonly textKind?: TextKind | undefined;
}

export interface TickSender {
  send(tick: Tick): void;
  /** One entry a message, by its number from 0. */
  stamps(): Stamps;
}

/** Sends the `n`-th message on connection `n` modulo their count, whoever is late. */
export function createTickSender(
  connections: () => readonly Connection[],
  { textBytes, textKind }: TextForm,
  expectedTicks: number,
  now: Clock,
): TickSender {
  const tickIndex = new Uint32Array(expectedTicks);
  const intendedNs = new Float64Array(expectedTicks);
  const tickedNs = new Float64Array(expectedTicks);
  const sentNs = new Float64Array(expectedTicks);
  let sent = 0;
  return {
    send(tick) {
      const all = connections();
      const connection = all[sent % all.length];
      if (!connection || sent >= expectedTicks) return;
      tickIndex[sent] = tick.index;
      intendedNs[sent] = tick.intendedNs;
      tickedNs[sent] = tick.tickedNs;
      sentNs[sent] = now();
      connection.send(numberedBody(sent, textBytes, textKind));
      sent++;
    },
    stamps: () => ({
      firstSeq: 0,
      tickIndex: tickIndex.slice(0, sent),
      intendedNs: intendedNs.slice(0, sent),
      tickedNs: tickedNs.slice(0, sent),
      sentNs: sentNs.slice(0, sent),
    }),
  };
}

export interface EchoLoop {
  /** To be called for each message that comes back. */
  onEcho(): void;
  end(): number;
}

/** Keeps `outstanding` messages under way on one connection. */
export function startEchoLoop(
  connection: Connection,
  { textBytes, textKind }: TextForm,
  outstanding: number,
): EchoLoop {
  let sent = 0;
  let echoed = 0;
  let running = true;
  const sendNext = () => connection.send(numberedBody(sent++, textBytes, textKind));
  for (let i = 0; i < outstanding; i++) sendNext();
  return {
    onEcho() {
      echoed++;
      if (running) sendNext();
    },
    end() {
      running = false;
      return echoed;
    },
  };
}
