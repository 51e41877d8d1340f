/** The process that runs exchanges within a network namespace and reads what its kernel counted. */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { HeaderProfile } from '../../protocol/headers.js';
import type { LaneId } from '../../protocol/lanes.js';
import { type ExchangePlan, runExchange } from '../exact/exchange.js';
import { ChildError } from './child.js';
import { createTrialContext } from './create-trial-context.js';
import { type LoopbackCount, openConnections, parseLoopback } from './kernel-counts.js';
import { plainParameters } from './plain-parameters.js';
import { serveParent } from './rpc.js';

/** What one exchange took, from its first connection's opening to its last one's closing. */
export interface KernelCounts {
  readonly connections: number;
  /** Both ways, by the sockets' own count. */
  readonly socketBytes: number;
  /** With data, both ways: an estimate. */
  readonly segments: number;
  readonly kernelBytes: number;
  readonly kernelPackets: number;
}

export type KernelCheckCommands = {
  run: {
    ask: { lane: LaneId; plan: ExchangePlan; headers: HeaderProfile; keepAlive: boolean };
    /** `reason`: the lane cannot run on this machine. */
    answer: KernelCounts | { readonly reason: string };
  };
};

/** Connections say goodbye within this time, ms; how soon is looked for this often. */
const GOODBYE_MS = 3000;
const LOOK_AGAIN_MS = 5;

const UNPINNED = {
  available: false,
  reason: 'nothing is timed',
  serverCpu: null,
  generatorCpu: null,
} as const;

async function run({ lane, plan, headers, keepAlive }: KernelCheckCommands['run']['ask']) {
  const context = createTrialContext({
    ...plainParameters(lane, { pinning: UNPINNED, signal: new AbortController().signal }),
    headers,
    keepAlive,
  });
  try {
    const before = readLoopback();
    const { closed } = await runExchange(context, plan);
    await allClosed();
    const after = readLoopback();
    return {
      connections: closed.connectionsOpened,
      socketBytes: closed.upBytes + closed.downBytes,
      segments: closed.estimatedUpSegments + closed.estimatedDownSegments,
      kernelBytes: after.bytes - before.bytes,
      kernelPackets: after.packets - before.packets,
    };
  } catch (error) {
    if (error instanceof ChildError && error.code === 'unavailable') return { reason: error.message };
    throw error;
  } finally {
    await context.end();
  }
}

const readLoopback = (): LoopbackCount => parseLoopback(readFileSync('/proc/net/dev', 'utf8'));

/** Settles when both sides of every connection have taken leave. */
async function allClosed(): Promise<void> {
  const giveUpAt = Date.now() + GOODBYE_MS;
  while (openConnections(readFileSync('/proc/net/tcp', 'utf8')) > 0) {
    if (Date.now() > giveUpAt) throw new Error('the connections were not closed by both sides');
    await delay(LOOK_AGAIN_MS);
  }
}

serveParent<KernelCheckCommands>({ run });
