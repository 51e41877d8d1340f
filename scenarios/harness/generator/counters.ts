/** Sums of what connections count. */
import { newCounters } from '../../../clients/session.js';
import { newTlsCounts } from '../../../clients/tls-overhead.js';
import type { ConnectionCounters } from '../../../protocol/transport.js';

export const zero = (): ConnectionCounters => ({
  ...newCounters(),
  ...newTlsCounts(),
  downBytes: 0,
  upBytes: 0,
  connectionsOpened: 0,
  unexplainedUpBytes: 0,
  unexplainedDownBytes: 0,
});

export function addTo(sum: ConnectionCounters, part: ConnectionCounters): void {
  for (const name of Object.keys(sum) as (keyof ConnectionCounters)[]) sum[name] += part[name];
}
