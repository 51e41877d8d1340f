/** What several cases expect in the same words, and what some lanes cannot be expected to do. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Lane } from '../../protocol/lanes.js';
import type { Message } from '../../protocol/message.js';

/** How long a state that gives no event is waited for, ms; far longer than it takes. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 2;

/** Cases that apply and that a lane cannot pass, with the reason: they are shown as skipped. */
const beyond: readonly {
  readonly id: Lane['id'];
  readonly name: string;
  readonly reason: string;
  /** Only with TLS. */
  readonly overTls?: true;
}[] = [
  {
    id: 'tcp',
    name: 'tells a client whose body is too large why it ends',
    reason: 'raw TCP has no form for a reason: the connection ends without a word',
  },
  ...(['polling@socket.io', 'upgrade@socket.io'] as const).map((id) => ({
    id,
    name: 'listens on one connection',
    reason: 'socket.io joins by a POST beside the poll that is held: a second connection',
  })),
  {
    id: 'upgrade@socket.io',
    name: 'sends on the connection it listens on',
    reason: 'it does once it is upgraded, and has opened connections for polls before',
  },
  ...['uws', 'websocket@uws-loop'].map((id) => ({
    id,
    name: 'delivers 1 MiB as sent by a client',
    overTls: true as const,
    reason:
      'with TLS the engine cuts a connection on which it reads more while what it writes waits for the socket',
  })),
];

/** Why the lane cannot pass the case of that name, or undefined where it must. */
export function whyNot(lane: Lane, name: string, isTls: boolean): string | undefined {
  return beyond.find((each) => each.id === lane.id && each.name === name && (isTls || !each.overTls))?.reason;
}

/** Exactly these bodies, each once, in this order, numbered without a gap. */
export function assertDelivered(messages: readonly Message[], bodies: readonly string[]): void {
  assert.deepEqual(
    messages.map(({ body }) => body),
    bodies,
  );
  assertGapless(messages);
}

export function assertGapless(messages: readonly Message[]): void {
  const first = messages[0]?.seq ?? 0;
  assert.deepEqual(
    messages.map(({ seq }) => seq),
    messages.map((_, i) => first + i),
  );
}

/** Waits for a state that nobody announces, such as a counter of the server's. */
export async function eventually(state: () => boolean, what: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!state()) {
    if (Date.now() > deadline) assert.fail(`expected in the end: ${what()}`);
    await wait(LOOK_AGAIN_MS);
  }
}

/** `count` bodies that tell their place. */
export function numbered(count: number, prefix = 'message'): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix} ${i}`);
}
