/** The target of a run: a server that runs already. What may be one, and whether it answers. */
import { clockOrigin, clockSince } from '../protocol/clock.js';
import { findLane, isOfContract, type LaneId, type Transport, transports } from '../protocol/lanes.js';
import type { RunPlan } from '../results/schema.js';
import { ChildError } from '../scenarios/harness/child.js';
import { trialSettings } from '../scenarios/harness/plan.js';
import { reachTarget, type Target, targetLane } from '../scenarios/harness/target.js';
import { scenarios } from '../scenarios/registry.js';
import { UsageError } from './exit-codes.js';
import { knownName } from './options.js';

/** Those that the wire contract describes; raw TCP is this suite's own control. */
export const targetTransports = (Object.keys(transports) as Transport[]).filter(
  (name) => name !== 'tcp' && isOfContract(name),
);

/** @throws UsageError with one line */
export function targetWith(text: string, transport: string | undefined, allowRemote: boolean): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url?.protocol === 'http:' && url.pathname === '/' && url.search === '' && url.username === '';
  if (!url || !isPlain) {
    throw new UsageError(`--target: "${text}" was given, a URL such as http://127.0.0.1:9000 is expected.`);
  }
  if (!allowRemote && !isLoopback(url.hostname)) {
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
  return { url: url.origin, transport: known as Transport };
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

const targetOf = ({ url, transport }: NonNullable<RunPlan['target']>): Target => ({
  url,
  transport: transport as Transport,
});

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
    throw new UsageError(`--target: ${error.message}. See docs/wire-contract.md for what it must answer.`);
  }
}
