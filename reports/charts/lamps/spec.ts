/** A lamp for each client that a browser was asked to keep: lit where it is served. As plain data. */
import type { LookId } from '../theme.js';

/** What became of an ordinary fetch beside them; `unknown` where it was not seen. */
export type FetchFate = 'answered' | 'hung' | 'unknown';

export interface LampRow {
  readonly look: LookId;
  readonly label: string;
  /** Over which protocol, and in how many tabs. */
  readonly about: string;
  /** A lamp for each that was asked for, true where it is served; those of a tab stand together. */
  readonly lamps: readonly boolean[];
  readonly tabs: number;
  /** Such as `6 of 20`. */
  readonly count: string;
  readonly fetch: { readonly fate: FetchFate; readonly text: string };
  /** Why nothing is known of them; null where it is. */
  readonly gap: string | null;
}

export interface LampsSpec {
  readonly id: string;
  readonly kind: 'lamps';
  /** What stands above the lamps, and above the fetches. */
  readonly head: { readonly lamps: string; readonly fetch: string };
  readonly rows: readonly LampRow[];
}
