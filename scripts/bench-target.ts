/** The target of a run: a server that runs already. What may be one, and whether it answers. */
import { resolve } from 'node:path';
import { clockOrigin, clockSince } from '../protocol/clock.js';
import { findLane, isOfContract, type LaneId, type Transport, transports } from '../protocol/lanes.js';
import type { RunPlan } from '../results/schema.js';
import { ChildError } from '../scenarios/harness/child.js';
import { trialSettings } from '../scenarios/harness/plan.js';
import { reachTarget, type Target, targetLane } from '../scenarios/harness/target.js';
import { isSecure, readAuthority } from '../scenarios/harness/target-trust.js';
import { scenarios } from '../scenarios/registry.js';
import { UsageError } from './exit-codes.js';
import { knownName } from './options.js';

/** Those that the wire contract describes; raw TCP is this suite's own control. */
export const targetTransports = (Object.keys(transports) as Transport[]).filter(
  (name) => name !== 'tcp' && isOfContract(name),
);

/** What the user says of it, and whether of TLS by itself. */
export interface TargetFlags {
  readonly target: string;
  readonly transport?: string;
  readonly allowRemoteTarget?: true;
  readonly ca?: string;
  readonly tls?: true;
}

/** @throws UsageError with one line */
export function targetWith(flags: TargetFlags): Target {
  const { target: text, transport, allowRemoteTarget = false } = flags;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    /^https?:$/.test(url?.protocol ?? '') &&
    url?.pathname === '/' &&
    url.search === '' &&
    url.username === '';
  if (!url || !isPlain) {
    throw new UsageError(`--target: "${text}" was given, a URL such as http://127.0.0.1:9000 is expected.`);
  }
  if (!allowRemoteTarget && !isLoopback(url.hostname)) {
    throw new UsageError(
      `--target: ${url.hostname} is not this machine, and measuring loads it. Where its owner agrees, add --allow-remote-target.`,
    );
  }
  if (transport === undefined) {
    throw new UsageError(
      `--target: say how to speak to it with --transport: ${targetTransports.join(', ')}.`,
    );
  }
  const known = knownName('--transport', transport, targetTransports);
  return { url: url.origin, transport: known as Transport, ...authorityOf(url.origin, flags) };
}

/** @throws UsageError where what is said of TLS does not go with the URL, or the file with certificates is none */
function authorityOf(url: string, { ca, tls }: TargetFlags): Pick<Target, 'caFile'> {
  if (!isSecure({ url })) {
    const stray = ca === undefined ? (tls ? '--tls' : undefined) : '--ca';
    if (stray)
      throw new UsageError(`${stray}: ${url} is reached without TLS. Leave it out, or say https://.`);
    return {};
  }
  if (ca === undefined) return {};
  const caFile = resolve(ca);
  try {
    readAuthority(caFile);
  } catch (error) {
    throw new UsageError(
      `--ca: ${(error as Error).message}. A file with an authority's certificate (PEM) is expected.`,
    );
  }
  return { caFile };
}

/** Names of this machine alone: 127.0.0.0/8, ::1 and localhost (RFC 6761, section 6.3). */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/**
 * How the target is spoken to where `--transport` does not say it: as the lanes beside it, where they are all
 * of one transport.
 */
export function transportBeside(lanes: readonly LaneId[]): Transport | undefined {
  const [first, ...others] = new Set(lanes.flatMap((id) => findLane(id)?.transport ?? []));
  return others.length === 0 ? targetTransports.find((name) => name === first) : undefined;
}

/** @throws UsageError where nothing is asked of the target: what is measured beside it is not what was wanted */
export function refuseUnaskedTarget({ target, lanes }: RunPlan): void {
  if (!target || lanes.includes(targetLane(targetOf(target)).id)) return;
  const asked = scenarios.filter(({ ofTarget }) => ofTarget).map(({ id }) => id);
  throw new UsageError(
    `--target: only ${asked.join(', ')} can be asked of it. Name one of them with --scenarios.`,
  );
}

const targetOf = (target: NonNullable<RunPlan['target']>): Target =>
  ({ ...target, transport: target.transport as Transport }) as Target;

/**
 * Enters the target's room once before anything is measured.
 * @throws UsageError where it cannot be reached, or does not keep the contract
 */
export async function checkTarget(plan: RunPlan): Promise<void> {
  if (!plan.target) return;
  const target = targetOf(plan.target);
  const { headers } = trialSettings(plan);
  try {
    const { server } = await reachTarget(target, { headers, now: clockSince(clockOrigin()) });
    await server.end();
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    const more = error.code === 'tls' ? '' : ' See docs/wire-contract.md for what it must answer.';
    throw new UsageError(`--target: ${error.message}.${more}`);
  }
}
