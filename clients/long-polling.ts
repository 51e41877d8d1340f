/**
 * Long polling: each request is held by the server until there is news, and the next one leaves as
 * soon as an answer is complete.
 *
 * The reader is ready at the first answer. Without `after` that comes at once; with it, it comes
 * with the first news or, where there is none, when the server's hold runs out (25 s), since a held
 * request gives no earlier sign of life.
 */

import { defineClient } from './define-client.js';
import { createPeer } from './peer.js';
import { createPoller } from './poll.js';
import { createPostQueue } from './post-queue.js';
import { openSession } from './session.js';

export const longPolling = defineClient('long-polling', (url, options, events) => {
  const session = openSession(events, options, () => peer.abandon());
  const peer = createPeer(url, session, options);
  const poller = createPoller(peer, session, '/messages/next', options);
  let underWay = false;
  let paused = false;

  function poll(): void {
    underWay = !paused;
    if (underWay) poller.poll(poll);
  }

  poll();
  return {
    send: createPostQueue(peer, session, options.headers.fields.send),
    close: session.close,
    counters: session.reading,
    pause() {
      paused = true;
      poller.pause();
    },
    resume() {
      paused = false;
      poller.resume();
      if (!underWay) poll();
    },
  };
});
