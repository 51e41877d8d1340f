/** What the controller asks of the link's process. Both are of one commit: no version is needed. */
import type { ClockOrigin } from '../../../protocol/clock.js';
import type { Usage } from '../../../protocol/usage.js';
import type { Lateness } from './lateness.js';
import type { LinkPath } from './path.js';

export interface LinkReading {
  readonly usage: Usage;
  readonly lateness: Lateness;
}

export type LinkCommands = {
  /** Stand in front of the server at `target`; answers the base URL that leads through the path. */
  open: {
    ask: { target: string; path: LinkPath; origin: ClockOrigin; seed: number };
    answer: { url: string };
  };
  read: { ask: Record<never, never>; answer: LinkReading };
};
