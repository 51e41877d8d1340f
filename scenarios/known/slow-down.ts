/**
 * Slow-downs that a lane's server can have built in, so that a gate can be shown to find them. They strike one
 * lane and leave the others' servers as they are.
 */
import type { LaneId } from '../../protocol/lanes.js';
import { compiledScript } from '../harness/compiled-script.js';
import type { ServerProgram } from '../harness/trial-context.js';

export type SlowDown =
  /** Every message reaches its readers this much later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Every HTTP answer has one more field, of so many bytes with its line break. */
  | { readonly kind: 'header'; readonly bytes: number }
  /** One message in so many reaches nobody. */
  | { readonly kind: 'loss'; readonly every: number }
  /** Each held poll is answered empty at once the first time, so that every message takes one question more. */
  | { readonly kind: 'request' }
  /** The process does this share more of the work that it does by itself: 0.2 is a fifth. */
  | { readonly kind: 'cpu'; readonly share: number };

export interface StruckLane {
  readonly lane: LaneId;
  readonly slowDown: SlowDown;
}

const script = compiledScript('./slow-server-main.js', import.meta.url);

/** The server program that has it built in. */
export const slowServer = (struck: StruckLane): ServerProgram => ({ script, args: [JSON.stringify(struck)] });
