/**
 * Warm-up: the load runs unmeasured for at least half a second, then until two successive windows
 * cost the server the same, or until the profile's cap. How it ended is recorded.
 */
import type { Usage } from '../../protocol/usage.js';
import type { TrialContext } from './trial-context.js';
import { cpuUs } from './usage-delta.js';

export async function warmUp(
  context: Pick<TrialContext, 'now' | 'elapse' | 'settings'>,
  readServer: () => Promise<Usage>,
): Promise<{ ms: number; agreed: boolean }> {
  const { warmupMinMs, warmupMaxMs, warmupWindowMs, warmupAgreement } = context.settings;
  const beganNs = context.now();
  const elapsedMs = () => (context.now() - beganNs) / 1e6;
  await context.elapse(warmupMinMs);
  let agreed = false;
  let previous: number | undefined;
  let last = await readServer();
  while (!agreed && elapsedMs() + warmupWindowMs <= warmupMaxMs) {
    await context.elapse(warmupWindowMs);
    const next = await readServer();
    const cost = cpuUs(last, next) / (next.atNs - last.atNs);
    agreed =
      previous !== undefined && Math.abs(cost - previous) <= warmupAgreement * Math.max(cost, previous);
    previous = cost;
    last = next;
  }
  return { ms: elapsedMs(), agreed };
}
