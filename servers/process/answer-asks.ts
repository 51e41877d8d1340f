/** Turns what comes over the control channel into commands, and what comes of them into replies. */
import type { ControlAsk, ControlName, ControlReply } from '../../protocol/control.js';
import { LaneUnavailable, oneLine } from '../unavailable.js';
import type { Commands } from './commands.js';

function isAsk(message: unknown): message is ControlAsk {
  const { id, name } = (message ?? {}) as { id?: unknown; name?: unknown };
  return Number.isInteger(id) && typeof name === 'string';
}

/** Answers asks one after another, in the order they came, through `reply`. */
export function answerAsks(commands: Commands, reply: (reply: ControlReply, to: ControlName) => void) {
  let last: Promise<void> = Promise.resolve();

  async function run({ id, name, ask }: ControlAsk): Promise<void> {
    try {
      if (!Object.hasOwn(commands, name)) {
        throw new Error(`unknown command ${name}; this server knows ${Object.keys(commands).join(', ')}`);
      }
      const command = commands[name] as (ask: unknown) => Promise<never>;
      reply({ id, ok: true, answer: await command(ask) }, name);
    } catch (error) {
      const code = error instanceof LaneUnavailable ? 'unavailable' : 'failed';
      reply({ id, ok: false, error: oneLine(error), code }, name);
    }
  }

  return (message: unknown): void => {
    if (isAsk(message)) last = last.then(() => run(message));
  };
}
