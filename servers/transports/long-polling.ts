/** Long polling: a poll without news is held until there is some. */
import { onceEncoded } from '../once-encoded.js';
import { refusals } from '../refusals.js';
import { wantedCursor } from '../wanted-cursor.js';
import type { HttpExchange, HttpRoom, HttpTransport } from './http-transport.js';
import { noteBody, pollBody, textsWithin } from './poll-answer.js';

export const longPolling: HttpTransport = {
  path: '/messages/next',
  capabilities: { serverPush: true, duplex: false, nativeFanOut: false, resume: true },
  settings: ({ holdMs }) => ({ holdMs }),
  handler(room) {
    const { topic, limits } = room;
    const hold = holding(room);
    return (exchange) => {
      const after = wantedCursor(exchange.after());
      if (after === 'malformed') return exchange.refuse(refusals.badCursor);
      const backlog = topic.since(after);
      if (!after || backlog.reset) return exchange.answerJson(noteBody(backlog));
      if (backlog.messages.length === 0) return hold(exchange);
      exchange.answerJson(pollBody(textsWithin(backlog.messages, limits.maxQueuedBytes)));
    };
  },
};

/** Holds the poll of a reader who has everything there is, so that the next message is all that is newer. */
function holding({ topic, limits }: HttpRoom): (exchange: HttpExchange) => void {
  const bodyOf = onceEncoded(({ text }) => `[${text}]`);
  return (exchange) => {
    const release = topic.subscribe({
      deliver(message) {
        letGo();
        exchange.answerJson(bodyOf(message));
      },
      // An answer of one message ends the hold: nothing ever waits behind it.
      queuedBytes: () => 0,
    });
    const timer = setTimeout(() => {
      letGo();
      exchange.answerJson(pollBody([]));
    }, limits.holdMs);
    function letGo(): void {
      clearTimeout(timer);
      release();
    }
    exchange.onceOver(letGo);
  };
}
