/** The faults that a server of known behaviour has built in, and which messages they strike. */
import type { Published } from '../../protocol/transport.js';

/** Messages are counted from 0 with the topic's first. */
export type Fault =
  /** Every message reaches its readers this much after it was sent. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** After message `at` the server's process does nothing at all for this long. */
  | { readonly kind: 'block'; readonly at: number; readonly ms: number }
  /** From message `at` on, what is sent within this time reaches nobody before its end. */
  | { readonly kind: 'hold'; readonly at: number; readonly ms: number }
  | Damage
  /** The first reader's connection is cut after message `at`, a poller's with a request under way. */
  | { readonly kind: 'cut'; readonly at: number }
  /** The first reader takes nothing more after message `from`, and goes on after message `to`. */
  | { readonly kind: 'slow-reader'; readonly from: number; readonly to: number };

/** One message in `every` of the first `among` is damaged, for every reader, the kinds taking turns. */
export interface Damage {
  readonly kind: 'damage';
  readonly of: readonly DamageKind[];
  readonly every: number;
  readonly among: number;
}

export const damageKinds = ['drop', 'duplicate', 'reorder', 'corrupt'] as const;
export type DamageKind = (typeof damageKinds)[number];

/** What happens to message `index`; undefined where nothing does. */
export function damageAt({ of, every, among }: Damage, index: number): DamageKind | undefined {
  const isStruck = index >= 0 && index < among && index % every === every >> 1;
  return isStruck ? of[Math.floor(index / every) % of.length] : undefined;
}

/** How many messages are damaged in that way, once all of them are published. */
export function countDamaged(damage: Damage, kind: DamageKind): number {
  let count = 0;
  for (let index = 0; index < damage.among; index++) if (damageAt(damage, index) === kind) count++;
  return count;
}

/** Messages that are delivered together because of what strikes the first of them. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

/**
 * A reordering takes three messages: the third stays last, so that a poller, whose cursor is the last
 * message it got, asks for none of them again.
 */
const REORDERED = 3;

/** The block that message `index` is delivered in: mostly itself alone. */
export function blockOf(damage: Damage, index: number): Block {
  for (let first = index; first > index - REORDERED; first--) {
    if (damageAt(damage, first) === 'reorder') return { first, last: first + REORDERED - 1 };
  }
  return { first: index, last: index };
}

/** What is delivered in place of a struck block. */
export const damaged: Readonly<Record<DamageKind, (block: readonly Published[]) => Published[]>> = {
  drop: () => [],
  duplicate: (block) => block.flatMap((message) => [message, message]),
  reorder: ([first, second, ...rest]) => [second as Published, first as Published, ...rest],
  corrupt: (block) => block.map(({ seq, text }) => ({ seq, text: corrupted(text) })),
};

/** Another last character of the body; load has no tilde in it. */
function corrupted(text: string): string {
  return `${text.slice(0, -3)}~"]`;
}
