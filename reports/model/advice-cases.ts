/** Needs that many readers share: what the report is asked for where nobody can type numbers of their own. */
import type { Needs } from '../../results/model/needs.js';

export type AdviceCaseId = 'dashboard' | 'ticker' | 'chat' | 'game';

/** Alike in all of them: a city or two away, and a text that fits in one segment. */
const everywhere = { rttMs: 50, textBytes: 128 } as const;

/** From the most patient reader to the least. */
export const adviceCases: readonly (Needs & { readonly id: AdviceCaseId })[] = [
  {
    ...everywhere,
    id: 'dashboard',
    clients: 500,
    ratePerSecond: 1 / 60,
    stalenessMs: 60_000,
    upPerSecond: 0,
  },
  { ...everywhere, id: 'ticker', clients: 5000, ratePerSecond: 0.2, stalenessMs: 2000, upPerSecond: 0 },
  { ...everywhere, id: 'chat', clients: 1000, ratePerSecond: 2, stalenessMs: 500, upPerSecond: 0.05 },
  { ...everywhere, id: 'game', clients: 200, ratePerSecond: 20, stalenessMs: 100, upPerSecond: 10 },
];
