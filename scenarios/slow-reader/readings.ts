/** What is read off a window in which one reader stopped reading: of that one, of the server, and of the others. */
import { account } from '../harness/account.js';
import { type Distribution, distribution } from '../harness/figures.js';
import type { Receipts, Returns } from '../harness/generator/commands.js';
import type { Paced } from '../harness/paced.js';
import type { UsageReading } from '../harness/usage-watch.js';

/** The reader that stops reading. */
export const SLOW = 0;

export interface Stopped {
  readonly paced: Paced;
  readonly pausedNs: number;
  readonly resumedNs: number;
  readonly readings: readonly UsageReading[];
  /** Data queued in the kernel's sockets, look by look, bytes; empty where it does not say. */
  readonly kernelBytes: readonly number[];
  readonly returns: Returns;
}

/** Latency of the readers that go on reading. */
export function othersLatency(
  { stamps, receipts, fromNs, toNs }: Paced,
  clients: number,
): Distribution | undefined {
  const others = keptOf(receipts, (client) => client !== SLOW);
  return distribution(account(stamps, others, { clients, fromNs, toNs, by: 'seq' }).latencyNs);
}

function keptOf(receipts: Receipts, keep: (client: number) => boolean): Receipts {
  const isKept = (_: number, i: number) => keep(receipts.client[i]!);
  return {
    client: receipts.client.filter(isKept),
    seq: receipts.seq.filter(isKept),
    number: receipts.number.filter(isKept),
    receivedNs: receipts.receivedNs.filter(isKept),
  };
}

export function lostTo(client: number, { stamps, receipts }: Paced): number {
  const got = new Set(keptOf(receipts, (of) => of === client).seq);
  return stamps.sentNs.length - got.size;
}

/** When the slow reader had all there was, from reading on; undefined where it was never behind by then. */
export function caughtUpAfterNs({ paced: { receipts }, resumedNs }: Stopped): number | undefined {
  const last = keptOf(receipts, (client) => client === SLOW).receivedNs.at(-1);
  return last !== undefined && last > resumedNs ? last - resumedNs : undefined;
}

/** What was held at most while it did not read, beyond what was held before.  */
export function heldFor({ readings, kernelBytes }: Stopped) {
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), 0);
  return {
    slowReaderQueuedBytes: most(readings.map(({ room }) => room?.mostQueuedBytes ?? 0)),
    slowReaderKernelBytes:
      kernelBytes.length > 0 ? Math.max(0, most(kernelBytes) - kernelBytes[0]!) : undefined,
  };
}

/** Buffers at the server beyond those before: where queues are made of them, they are these. */
export function externalGrowth(readings: readonly UsageReading[]): number {
  const bytes = readings.map(({ usage }) => usage.externalBytes);
  return Math.max(...bytes) - bytes[0]!;
}

/** The code that a WebSocket's server gave for ending it; over HTTP the end itself is all that is said. */
export function closeCode(said: string | undefined): Record<string, number> {
  const code = /with code (\d+)/.exec(said ?? '')?.[1];
  return code === undefined ? {} : { slowReaderCloseCode: Number(code) };
}
