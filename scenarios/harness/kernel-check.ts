/**
 * What the sockets counted, and what is estimated around it, held against the kernel's own counts: each
 * lane's exchange of the scenario `exact` runs once in a network namespace of its own, where nothing
 * else speaks, from the first connection's opening to the last one's closing.
 *
 * What Linux counts there: the loopback device counts every packet as sent and as received, the same
 * both ways, at the length of the IP packet (it takes the Ethernet header off before it counts). Its
 * MTU is 65,536 by default, and beyond any MTU a large write passes as one packet, so that both are set
 * to what Ethernet would have. Delayed acknowledgements depend on clocks; the route is told to
 * acknowledge each segment at once, so that packets can be counted beforehand. So counted, five lanes
 * agree to the byte; µWS sends a handshake's answer and what follows it in one segment instead of two.
 */
import { spawnSync } from 'node:child_process';
import type { HeaderProfile } from '../../protocol/headers.js';
import type { LaneId } from '../../protocol/lanes.js';
import {
  CONNECTION_OTHERS,
  CONNECTION_SYNS,
  MTU_BYTES,
  SEGMENT_HEADER_BYTES,
  SYN_BYTES,
} from '../../protocol/tcp-ip.js';
import type { KernelCheck, KernelCheckedLane } from '../../results/schema.js';
import type { ExchangePlan } from '../exact/exchange.js';
import { type Child, killAllChildren, startChild } from './child.js';
import { compiledScript } from './compiled-script.js';
import type { KernelCheckCommands, KernelCounts } from './kernel-check-process.js';

/** What the whole takes, ms: for the estimate. */
export const KERNEL_CHECK_MS = 3000;

/** The estimate may differ from the kernel's count by this share. */
const LIMIT_SHARE = 0.02;
/** Namespaces at work side by side: counts do not mind company. */
const SIDE_BY_SIDE = 2;
const LANE_TIMEOUT_MS = 60_000;

const script = compiledScript('./kernel-check-process.js', import.meta.url);

const PREPARE = [
  `ip link set lo up mtu ${MTU_BYTES}`,
  'ip route change local 127.0.0.1 dev lo table local quickack 1',
  // Older tools know no such setting: what is written here fits one segment either way.
  '{ ip link set lo gso_max_segs 1 2>/dev/null || :; }',
  'exec "$@"',
].join(' && ');

export interface KernelCheckOptions {
  readonly lanes: readonly LaneId[];
  readonly plan: ExchangePlan;
  readonly headers: HeaderProfile;
  readonly keepAlive: boolean;
}

/** Checks the lanes, or says why it cannot. @throws AbortError on Ctrl-C, with its processes ended */
export async function checkAgainstKernel(
  options: KernelCheckOptions,
  signal: AbortSignal,
): Promise<KernelCheck> {
  signal.throwIfAborted();
  const namespace = findNamespace();
  if ('reason' in namespace) return { status: 'skipped', reason: namespace.reason };
  const waiting = [...options.lanes];
  const found = new Map<LaneId, KernelCheckedLane>();
  const work = async (): Promise<void> => {
    const child = startChild<KernelCheckCommands>({ role: 'kernel check', script, cpu: null, ...namespace });
    try {
      for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
        found.set(lane, await checkLane(child, lane, options));
      }
    } finally {
      await child.end();
    }
  };
  signal.addEventListener('abort', killAllChildren);
  const ends = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, work));
  signal.removeEventListener('abort', killAllChildren);
  signal.throwIfAborted();
  const failure = ends.find((end) => end.status === 'rejected')?.reason;
  if (failure)
    return { status: 'failed', reason: failure instanceof Error ? failure.message : String(failure) };
  const lanes = options.lanes.flatMap((lane) => found.get(lane) ?? []);
  return { status: 'checked', mtuBytes: MTU_BYTES, limitShare: LIMIT_SHARE, lanes };
}

async function checkLane(
  child: Child<KernelCheckCommands>,
  lane: LaneId,
  { plan, headers, keepAlive }: KernelCheckOptions,
): Promise<KernelCheckedLane> {
  const counts = await child.call('run', { lane, plan, headers, keepAlive }, LANE_TIMEOUT_MS);
  return 'reason' in counts ? { lane, status: 'skipped', reason: counts.reason } : compare(lane, counts);
}

/** Each segment with data has an acknowledgement of its own. */
export function compare(lane: LaneId, counts: KernelCounts): KernelCheckedLane {
  const { connections, segments, socketBytes, kernelBytes, kernelPackets } = counts;
  const syns = CONNECTION_SYNS * connections;
  const others = CONNECTION_OTHERS * connections + 2 * segments;
  const headerBytes = syns * SYN_BYTES + others * SEGMENT_HEADER_BYTES;
  const differenceShare = (socketBytes + headerBytes) / kernelBytes - 1;
  return {
    lane,
    status: Math.abs(differenceShare) <= LIMIT_SHARE ? 'agrees' : 'differs',
    connections,
    socketBytes,
    estimatedHeaderBytes: headerBytes,
    kernelBytes,
    differenceShare,
    estimatedPackets: syns + others,
    kernelPackets,
  };
}

type Namespace = { readonly under: readonly string[] } | { readonly reason: string };

/** As root, or as root of a user namespace of one's own. */
const ways = [['-n'], ['-r', '-n']] as const;

/** How to run a command in a prepared namespace, or why that cannot be done here. */
export function findNamespace(platform: string = process.platform): Namespace {
  if (platform !== 'linux') return { reason: `network namespaces are Linux's, this is ${platform}` };
  const said: string[] = [];
  for (const way of ways) {
    const under = ['unshare', ...way, 'sh', '-c', PREPARE, 'sh'];
    const tried = spawnSync(under[0] as string, [...under.slice(1), 'true'], { encoding: 'utf8' });
    if (tried.status === 0) return { under };
    const line = tried.error?.message ?? tried.stderr.trim().split('\n').at(-1);
    said.push(`${under.slice(0, way.length + 1).join(' ')}: ${line}`);
  }
  return { reason: `no network namespace can be made here (${said.join('; ')})` };
}
