/** The kernel as a witness of one connection: what its rows say of both ends, taken down. Elsewhere than on Linux it is silent. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Endpoint, finsOf, type KernelRow, readKernelRows } from './kernel-table.js';
import type { Recorder } from './recorder.js';

export interface Witnessed {
  readonly recorder: Recorder;
  readonly connection: number;
  readonly client: Endpoint;
  readonly server: Endpoint;
}

export interface Witness {
  /** Takes down both ends as they are now; what their states say of FINs is taken down once. */
  note(): void;
  /** Waits until the other end's kernel has all that was written. True where the kernel said so. */
  acknowledged(): Promise<boolean>;
  /** Waits until no end expects a FIN any more, and takes down what has changed. */
  bothEnded(): Promise<void>;
}

/** What does not come in so long does not come, ms. */
const PATIENCE_MS = 5000;
/** Between two looks at the kernel's table, ms. */
const LOOK_MS = 1;

interface Seen {
  readonly end: 'client' | 'server';
  readonly row: KernelRow;
}

export function callWitness({ recorder, connection, client, server }: Witnessed): Witness {
  const fins = new Set<string>();
  const states = new Map<Seen['end'], string>();
  const rows = () => rowsBetween(client, server);

  function take(seen: readonly Seen[]): void {
    for (const { end, row } of seen) {
      states.set(end, row.state);
      const by = `${row.table} (${end}'s end)`;
      recorder.note({ kind: 'endpoints', connection, by, client, server, state: row.state });
      for (const whose of finsOf(row.state)) {
        const way = (whose === 'own') === (end === 'client') ? 'up' : 'down';
        if (fins.has(way)) continue;
        fins.add(way);
        recorder.note({ kind: 'fin', connection, way, by });
      }
    }
  }

  return {
    note: () => take(rows()),
    async acknowledged() {
      const own = (seen: readonly Seen[]) =>
        seen.find(({ end, row }) => end === 'client' && row.unacknowledged === 0)?.row;
      const row = own(await rowsThat(rows, (seen) => own(seen) !== undefined));
      if (!row) return false;
      const by = `${row.table} (client's end, nothing unacknowledged)`;
      recorder.note({ kind: 'endpoints', connection, by, client, server, state: row.state });
      return true;
    },
    async bothEnded() {
      const seen = await rowsThat(rows, (all) => all.every(({ row }) => finsOf(row.state).length === 2));
      take(seen.filter(({ end, row }) => states.get(end) !== row.state));
    },
  };
}

/** Looks until the rows satisfy; answers the last that were seen, also where they do not in time. */
async function rowsThat(
  rows: () => readonly Seen[],
  satisfy: (seen: readonly Seen[]) => boolean,
): Promise<readonly Seen[]> {
  const tillMs = performance.now() + PATIENCE_MS;
  let seen = rows();
  while (seen.length > 0 && !satisfy(seen) && performance.now() < tillMs) {
    await delay(LOOK_MS);
    seen = rows();
  }
  return seen;
}

/** The client's end first, then the server's: both are on this machine. */
function rowsBetween(client: Endpoint, server: Endpoint): Seen[] {
  const all = readKernelRows();
  const find = (end: Seen['end'], local: Endpoint, remote: Endpoint): Seen[] =>
    all.filter((row) => isSame(row.local, local) && isSame(row.remote, remote)).map((row) => ({ end, row }));
  return [...find('client', client, server), ...find('server', server, client)];
}

const isSame = (one: Endpoint, other: Endpoint): boolean =>
  one.port === other.port && one.address === other.address;
