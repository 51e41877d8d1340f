/** The two versions that are held against each other, as the harness meets them: by their servers alone. */

import type { Target } from '../harness/target.js';
import type { ServerProgram } from '../harness/trial-context.js';

export const sideNames = ['base', 'head'] as const;
export type SideName = (typeof sideNames)[number];

/** Who serves: a program of another commit, a server that runs already, or this commit's own where neither is named. */
export interface Serving {
  readonly serverProgram?: ServerProgram;
  readonly target?: Target;
}

export type Sides = Readonly<Record<SideName, Serving>>;

export const otherSide = (side: SideName): SideName => (side === 'base' ? 'head' : 'base');
