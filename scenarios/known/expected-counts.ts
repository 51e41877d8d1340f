/** What faults in deliveries are counted as: exact on any machine. */
import type { Settings } from '../settings.js';
import { countDamaged, type DamageKind, damageKinds, type Fault } from './fault.js';
import type { Expected } from './known-answer.js';
import type { CountId } from './seen.js';
import type { KnownSize } from './sizes.js';

/** What each damage is counted as. */
const countOf: Readonly<Record<DamageKind, CountId>> = {
  drop: 'missing',
  duplicate: 'duplicates',
  reorder: 'misplaced',
  corrupt: 'corrupt',
};

/** Exactly as many as were struck, at each reader, of nothing else any, and rejected for it by name. */
export function damagedBy(
  kinds: readonly DamageKind[],
  { striking, counting }: KnownSize,
): [Fault, Partial<Settings>, Expected[]] {
  const fault: Fault = { kind: 'damage', of: kinds, ...striking };
  const counts = damageKinds.map(
    (kind): Expected => ({
      kind: 'count',
      id: countOf[kind],
      value: countDamaged(fault, kind) * counting.pushClients,
    }),
  );
  return [
    fault,
    counting,
    [
      { kind: 'accused', of: kinds.map((kind) => countOf[kind]) },
      ...counts,
      { kind: 'count', id: 'cuts', value: 0 },
    ],
  ];
}

/** One connection is lost, and with it what its reader did not get; `slow`: by the server's own doing. */
export function cut(slow: 0 | 1): Expected[] {
  return [
    { kind: 'accused', of: ['missing', 'cuts'] },
    { kind: 'count', id: 'cuts', value: 1 },
    { kind: 'count', id: 'duplicates', value: 0 },
    { kind: 'count', id: 'misplaced', value: 0 },
    { kind: 'count', id: 'corrupt', value: 0 },
    { kind: 'count', id: 'slowReadersCut', value: slow },
    // A client of ws, an HTTP client, an answer broken off: each says it in its own words.
    {
      kind: 'named',
      by: /connection was cut|server closed with code 1013|socket hang up|ECONNRESET|aborted/,
    },
  ];
}
