/** What Linux knows of a TCP connection: its rows of /proc/net/tcp and tcp6 (Documentation/networking/proc_net_tcp.rst). */
import { existsSync, readFileSync } from 'node:fs';
import { endianness } from 'node:os';

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** One end's view of a connection. */
export interface KernelRow {
  readonly table: string;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** TCP's state by name, such as `CLOSE_WAIT`. */
  readonly state: string;
  /** Bytes written that the other end's kernel has not acknowledged yet. */
  readonly unacknowledged: number;
}

/** In the order of the kernel's include/net/tcp_states.h, from 1 on. */
const STATES = [
  ...['ESTABLISHED', 'SYN_SENT', 'SYN_RECV', 'FIN_WAIT1', 'FIN_WAIT2', 'TIME_WAIT'],
  ...['CLOSE', 'CLOSE_WAIT', 'LAST_ACK', 'LISTEN', 'CLOSING', 'NEW_SYN_RECV'],
];
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'] as const;
const MAPPED_IPV4 = '00000000000000000000ffff';

/** Every row there is; none where the kernel has no such tables. */
export function readKernelRows(): KernelRow[] {
  return TABLES.flatMap((table) =>
    existsSync(table) ? parseKernelRows(table, readFileSync(table, 'utf8')) : [],
  );
}

/** The rows of one table's text. */
export function parseKernelRows(table: string, text: string): KernelRow[] {
  const lines = text.trim().split('\n').slice(1);
  return lines.flatMap((line) => {
    const [, local, remote, state, queues] = line.trim().split(/\s+/);
    if (!local || !remote || !state || !queues) return [];
    return {
      table,
      local: endpoint(local),
      remote: endpoint(remote),
      state: STATES[Number.parseInt(state, 16) - 1] ?? state,
      unacknowledged: Number.parseInt(queues, 16),
    };
  });
}

/** Words of 32 bits stand in the machine's byte order, the port in the usual one. */
function endpoint(text: string): Endpoint {
  const [words = '', port = ''] = text.split(':');
  const hex = words.replace(/.{8}/g, (word) =>
    endianness() === 'LE' ? word.match(/../g)!.reverse().join('') : word,
  );
  return { address: address(hex.toLowerCase()), port: Number.parseInt(port, 16) };
}

function address(hex: string): string {
  const plain = hex.startsWith(MAPPED_IPV4) ? hex.slice(MAPPED_IPV4.length) : hex;
  if (plain.length === 8)
    return plain
      .match(/../g)!
      .map((byte) => Number.parseInt(byte, 16))
      .join('.');
  return plain
    .match(/.{4}/g)!
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** Whose FIN a state bears witness to, by the end that is in it (RFC 9293, section 3.3.2). */
const FINS: Readonly<Record<string, readonly ('own' | 'other')[]>> = {
  FIN_WAIT1: ['own'],
  FIN_WAIT2: ['own'],
  CLOSE_WAIT: ['other'],
  CLOSING: ['own', 'other'],
  LAST_ACK: ['other', 'own'],
  TIME_WAIT: ['own', 'other'],
};

export const finsOf = (state: string): readonly ('own' | 'other')[] => FINS[state] ?? [];
