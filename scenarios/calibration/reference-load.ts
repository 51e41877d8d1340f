/** The controller's side of the reference: it works beside each trial, and tells how slow the core was. */
import { clockOrigin } from '../../protocol/clock.js';
import { median } from '../../results/statistics/centre.js';
import { startChild } from '../harness/child.js';
import { compiledScript } from '../harness/compiled-script.js';
import type { Pinning } from '../harness/pinning.js';
import type { Scenario } from '../scenario.js';
import type { ReferenceCommands, Slices } from './reference.js';

export interface ReferenceLoad {
  /** The scenario with the reference beside it; its pace is told in the counter `referencePaceUs`. */
  beside(scenario: Scenario): Scenario;
  end(): Promise<void>;
}

/** Compiling its own code takes the reference half a second, and longer where the machine is busy. */
const BEGIN_TIMEOUT_MS = 30_000;

/** Starts the reference on the server's core. It lives until it is ended. */
export function startReferenceLoad(pinning: Pinning): ReferenceLoad {
  const script = compiledScript('./reference.js', import.meta.url);
  const child = startChild<ReferenceCommands>({ role: 'reference', script, cpu: pinning.serverCpu });
  return {
    beside: (scenario) => ({
      ...scenario,
      async run(context) {
        await child.call('begin', { origin: clockOrigin() }, BEGIN_TIMEOUT_MS);
        const beganNs = context.now();
        try {
          const outcome = await scenario.run(context);
          const slices = await child.call('end', {});
          const cores = slices.cpuUs / ((context.now() - beganNs) / 1000);
          return {
            ...outcome,
            counters: { ...outcome.counters, ...referenceCounters(slices) },
            observations: withoutOurs(outcome.observations, cores),
          };
        } catch (error) {
          // A trial that failed must not leave the reference at work; if that is gone too, nothing is.
          await child.call('end', {}).catch(() => {});
          throw error;
        }
      },
    }),
    end: () => child.end(),
  };
}

/** The median slice: one that a collection or an interrupt fell into says nothing of the core. */
export function referenceCounters({ computeUs, socketUs }: Slices): Record<string, number> {
  if (computeUs.length === 0) return {};
  const each = Array.from(computeUs, (compute, slice) => compute + (socketUs[slice] ?? 0));
  return { referencePaceUs: median(each), referenceSlices: each.length };
}

/** The reference is the instrument's: what it used of the cores was nobody else's. */
function withoutOurs<O extends { readonly foreignCores?: number }>(observations: O, cores: number): O {
  const { foreignCores } = observations;
  if (foreignCores === undefined) return observations;
  return { ...observations, foreignCores: Math.max(0, foreignCores - cores) };
}
