/** Two servers that run already, compared by what their clients see. */
import { clockOrigin, clockSince } from '../protocol/clock.js';
import { headerProfiles } from '../protocol/headers.js';
import type { ComparedVersion } from '../results/gate/measured-schema.js';
import { sideNames } from '../scenarios/gate/sides.js';
import { ChildError } from '../scenarios/harness/child.js';
import { reachTarget, targetLane } from '../scenarios/harness/target.js';
import { UsageError } from './exit-codes.js';
import type { GateOptions } from './gate-options.js';
import type { Versions } from './gate-versions.js';

/** @throws UsageError where one of them does not keep the wire contract */
export async function targetVersions(targets: NonNullable<GateOptions['targets']>): Promise<Versions> {
  for (const side of sideNames) {
    const target = targets[side];
    const option = target === targets.head ? '--target' : '--base-target';
    try {
      const headers = headerProfiles.browser!;
      const { server } = await reachTarget(target, { headers, now: clockSince(clockOrigin()) });
      await server.end();
    } catch (error) {
      if (!(error instanceof ChildError)) throw error;
      throw new UsageError(`${option}: ${error.message}. See docs/wire-contract.md for what it must answer.`);
    }
  }
  const version = ({ url }: { readonly url: string }): ComparedVersion => ({
    ...{ kind: 'target', name: url, commit: null, dirty: null, replaced: [], engines: {} },
  });
  const lanes = [targetLane(targets.head)];
  return {
    sides: { base: { target: targets.base }, head: { target: targets.head } },
    base: version(targets.base),
    head: version(targets.head),
    lanes,
    costLanes: lanes,
    clear: () => {},
  };
}
