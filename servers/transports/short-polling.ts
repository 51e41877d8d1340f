/** Short polling: each poll is answered at once, with or without news. */
import { refusals } from '../refusals.js';
import { wantedCursor } from '../wanted-cursor.js';
import { type HttpTransport, MESSAGES_PATH } from './http-transport.js';
import { noteBody, pollBody, textsWithin } from './poll-answer.js';

export const shortPolling: HttpTransport = {
  path: MESSAGES_PATH,
  capabilities: { serverPush: false, duplex: false, nativeFanOut: false, resume: true },
  handler:
    ({ topic, limits }) =>
    (exchange) => {
      const after = wantedCursor(exchange.after());
      if (after === 'malformed') return exchange.refuse(refusals.badCursor);
      const backlog = topic.since(after);
      if (!after || backlog.reset) return exchange.answerJson(noteBody(backlog));
      exchange.answerJson(pollBody(textsWithin(backlog.messages, limits.maxQueuedBytes)));
    },
};
