/** Long polling on Express: a poll without news is held until there is some. */
import type { RequestHandler, Response } from 'express';
import type { ListenOptions, Topic, TransportServer } from '../../protocol/transport.js';
import { refusals, refuse } from '../refusals.js';
import { wantedCursor } from '../wanted-cursor.js';
import { listenExpress } from './express-app.js';
import { answerPoll, answerWithNote, textsWithin } from './poll-answer.js';

export const server: TransportServer = {
  lane: 'long-polling',
  capabilities: { serverPush: true, duplex: false, nativeFanOut: false, resume: true },
  listen: (topic, options) =>
    listenExpress(topic, options, {
      path: '/messages/next',
      get: () => poll(topic, options),
      settings: { holdMs: options.limits.holdMs },
    }),
};

function poll(topic: Topic, { limits }: ListenOptions): RequestHandler {
  return (req, res) => {
    const after = wantedCursor(req.query.after);
    if (after === 'malformed') return refuse(res, refusals.badCursor);
    const backlog = topic.since(after);
    if (!after || backlog.reset) return answerWithNote(res, backlog);
    if (backlog.messages.length === 0) return hold(topic, res, limits.holdMs);
    answerPoll(res, textsWithin(backlog.messages, limits.maxQueuedBytes));
  };
}

/** The reader has everything there is, so that the next message is all that is newer. */
function hold(topic: Topic, res: Response, holdMs: number): void {
  const release = topic.subscribe({
    deliver(message) {
      letGo();
      answerPoll(res, [message.text]);
    },
    // An answer of one message ends the hold: nothing ever waits behind it.
    queuedBytes: () => 0,
  });
  const timer = setTimeout(() => {
    letGo();
    answerPoll(res, []);
  }, holdMs);
  function letGo(): void {
    clearTimeout(timer);
    release();
  }
  res.once('close', letGo);
}
