/** A server looked at over and over until told to stop, for what shows only while it happens. */
import type { ControlCommands } from '../../protocol/control.js';
import type { Child } from './child.js';
import type { TrialContext } from './trial-context.js';

export type UsageReading = ControlCommands['usage']['answer'];

export interface UsageWatch {
  /** Settles with all readings when the last is there. */
  stop(): Promise<readonly UsageReading[]>;
}

/** The first reading is there when it answers. */
export async function watchUsage(
  { elapse }: Pick<TrialContext, 'elapse'>,
  server: Child<ControlCommands>,
  everyMs: number,
): Promise<UsageWatch> {
  const readings = [await server.call('usage', { collect: false })];
  let watching = true;
  const look = async (): Promise<void> => {
    while (watching) {
      await elapse(everyMs);
      readings.push(await server.call('usage', { collect: false }));
    }
  };
  const looking = look();
  // Whoever stops it is told; until then a failure waits.
  looking.catch(() => {});
  return {
    async stop() {
      watching = false;
      await looking;
      return readings;
    },
  };
}

/** The highest rate of a count between two looks, 1/s: over the time that passed, since a busy server answers late. */
export function peakPerSecond(readings: readonly UsageReading[], count: 'requests' | 'connections'): number {
  let peak = 0;
  for (let i = 1; i < readings.length; i++) {
    const [from, to] = [readings[i - 1]!, readings[i]!];
    const seconds = (to.usage.atNs - from.usage.atNs) / 1e9;
    if (seconds > 0) peak = Math.max(peak, (to.counters[count] - from.counters[count]) / seconds);
  }
  return peak;
}
