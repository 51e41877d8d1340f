/** Short polling on Express: each poll is answered at once, with or without news. */
import type { RequestHandler } from 'express';
import type { ListenOptions, Topic, TransportServer } from '../../protocol/transport.js';
import { refusals, refuse } from '../refusals.js';
import { wantedCursor } from '../wanted-cursor.js';
import { listenExpress } from './express-app.js';
import { answerPoll, answerWithNote, textsWithin } from './poll-answer.js';

export const server: TransportServer = {
  lane: 'short-polling',
  capabilities: { serverPush: false, duplex: false, nativeFanOut: false, resume: true },
  listen: (topic, options) =>
    listenExpress(topic, options, { path: '/messages', get: () => poll(topic, options) }),
};

function poll(topic: Topic, { limits }: ListenOptions): RequestHandler {
  return (req, res) => {
    const after = wantedCursor(req.query.after);
    if (after === 'malformed') return refuse(res, refusals.badCursor);
    const backlog = topic.since(after);
    if (!after || backlog.reset) return answerWithNote(res, backlog);
    answerPoll(res, textsWithin(backlog.messages, limits.maxQueuedBytes));
  };
}
