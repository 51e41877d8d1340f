/** Counters that explain what a window cost: collections, allocation, calls to read and write. */
import type { Usage } from '../../protocol/usage.js';

type Role = 'server' | 'generator';

/** The counts that add up, and what each is called per delivered message. */
const perMessage = [
  ['allocatedBytes', 'AllocatedBytesPerMessage'],
  ['readWriteCalls', 'ReadWriteCallsPerMessage'],
] as const satisfies readonly [keyof Usage, string][];

const whole = [
  ['gcs', 'Gcs'],
  ['gcPauseUs', 'GcPauseUs'],
] as const satisfies readonly [keyof Usage, string][];

/** What a process did between two readings; counts that either reading lacks are left out. */
export function processCounters(
  role: Role,
  before: Usage,
  after: Usage,
  delivered: number,
): Record<string, number> {
  const between = (count: keyof Usage): number | undefined => {
    const [from, to] = [before[count], after[count]];
    return from === undefined || to === undefined ? undefined : to - from;
  };
  const entries = [
    ...whole.map(([count, name]) => [role + name, between(count)] as const),
    ...perMessage.map(([count, name]) => [role + name, divided(between(count), delivered)] as const),
  ];
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => entry[1] !== undefined));
}

const divided = (count: number | undefined, delivered: number): number | undefined =>
  count === undefined || delivered === 0 ? undefined : count / delivered;
