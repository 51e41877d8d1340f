import { expect, it } from 'vitest';
import type { ControlReply } from '../../protocol/control.js';
import { LaneUnavailable } from '../unavailable.js';
import { answerAsks } from './answer-asks.js';
import type { Commands } from './commands.js';

/** Sends asks to commands of the test's own and waits for as many replies. */
function replies(
  commands: Partial<Commands>,
  asks: readonly unknown[],
  expected: number,
): Promise<ControlReply[]> {
  return new Promise((resolve) => {
    const got: ControlReply[] = [];
    const onMessage = answerAsks(commands as Commands, (reply) => {
      if (got.push(reply) === expected) resolve(got);
    });
    for (const ask of asks) onMessage(ask);
  });
}

it('answers in the order of the asks, though an earlier one takes longer', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const commands: Partial<Commands> = {
    publish: async () => {
      await held;
      return { lastSeq: 1 };
    },
    endFlood: async () => {
      return { published: 2, lastSeq: 2 };
    },
  };
  const asks = [
    { id: 1, name: 'publish', ask: {} },
    { id: 2, name: 'endFlood', ask: {} },
  ];
  const answered = replies(commands, asks, 2);
  release();
  expect(await answered).toEqual([
    { id: 1, ok: true, answer: { lastSeq: 1 } },
    { id: 2, ok: true, answer: { published: 2, lastSeq: 2 } },
  ]);
});

it('replies one line to what fails, and goes on', async () => {
  const commands: Partial<Commands> = {
    start: async () => {
      throw new LaneUnavailable('no binary');
    },
    usage: async () => {
      throw new Error('first line\nsecond line');
    },
  };
  const asks = [
    { id: 1, name: 'start', ask: {} },
    { id: 2, name: 'usage', ask: {} },
    { id: 3, name: 'constructor', ask: {} },
    'no ask at all',
    { id: 4, name: 'fly', ask: {} },
  ];
  expect(await replies(commands, asks, 4)).toEqual([
    { id: 1, ok: false, code: 'unavailable', error: 'no binary' },
    { id: 2, ok: false, code: 'failed', error: 'first line' },
    {
      id: 3,
      ok: false,
      code: 'failed',
      error: 'unknown command constructor; this server knows start, usage',
    },
    { id: 4, ok: false, code: 'failed', error: 'unknown command fly; this server knows start, usage' },
  ]);
});
