/** What claims ask of a capture beyond what sentences of the story do. */
import { talksIn, type Way } from '../../results/wire/exchange.js';
import type { Figure } from '../prose.js';
import type { LaneWire } from '../story/wire-facts.js';

/** The status that answers an upgrade (RFC 9110, section 15.2.2). */
export const SWITCHING = 101;

/** Steps in which a message was handled as TCP or the sender pleased. */
export type Handling = 'fragments' | 'split' | 'joined';

/** The texts of the messages that went that way in a step, put together from their frames (RFC 6455, section 5.4). */
function messagesIn({ exchange }: LaneWire, step: string, way: Way): string[] {
  const messages: string[] = [];
  let text = '';
  let within: { readonly last: boolean } | undefined;
  for (const part of talksIn(exchange, step).flatMap((talk) => (talk.way === way ? talk.parts : []))) {
    if (part.frame) {
      within = part.frame.opcode < FIRST_CONTROL ? { last: part.frame.fin } : undefined;
    } else if (part.id === 'frame-payload' && within) {
      text += part.value;
      if (within.last) {
        messages.push(text);
        text = '';
      }
    }
  }
  return messages;
}

/** Opcodes from here on are control frames, which may stand between fragments (RFC 6455, section 5.5). */
const FIRST_CONTROL = 8;

/** Every message of the step came back from the room, each as a message of its own; undefined where none was sent. */
export function arrivedWhole(wire: LaneWire, step: Handling): boolean | undefined {
  const sent = messagesIn(wire, step, 'up');
  if (sent.length === 0) return undefined;
  const received = messagesIn(wire, step, 'down');
  return sent.length === received.length && sent.every((text, index) => received[index]?.includes(text));
}

/** A frame of that name went that way in the step. */
export const hasFrame = ({ exchange }: LaneWire, step: string, way: Way, name: string): boolean =>
  talksIn(exchange, step).some(
    (talk) => talk.way === way && talk.parts.some(({ frame }) => frame?.opcodeName === name),
  );

/** Who saw it: the kernel's table of connections, or the socket's own calls and events. */
export type Witness = 'kernel' | 'socket';
export function witnessesOf(by: readonly string[]): Witness[] {
  const found = by.map((name): Witness => (name.startsWith('/proc/') ? 'kernel' : 'socket'));
  return [...new Set(found)].sort();
}

/** The ports of both ends as first seen on the first connection; undefined where they were not. */
export function portsOf({
  exchange,
  pointer,
}: LaneWire): { readonly client: Figure; readonly server: Figure } | undefined {
  for (const [step, { happenings }] of exchange.steps.entries()) {
    for (const one of happenings) {
      if (one.kind !== 'endpoints' || one.connection !== 0) continue;
      const port = (end: 'client' | 'server'): Figure => ({
        text: String(one[end].port),
        from: [`${pointer}/steps/${step}/events/${one.event}/${end}/port`],
      });
      return { client: port('client'), server: port('server') };
    }
  }
  return undefined;
}
