/**
 * Short polling: asks every `pollIntervalMs`, start to start, whether there is news.
 *
 * The first poll opens at once and tells the reader where it stands; the second follows
 * `pollPhaseMs` later and the others on an absolute schedule from there, so that nothing drifts. A
 * poll that is due while another is under way is skipped and counted; so are those that fell due
 * while this process was held up. The reader is ready when the first answer is there. Without an
 * interval there is no schedule: `poll()` asks, as a measurement driven by counts needs it.
 */
import { defineClient } from './define-client.js';
import { createPeer } from './peer.js';
import { createPoller } from './poll.js';
import { createPostQueue } from './post-queue.js';
import { openSession } from './session.js';

export const shortPolling = defineClient('short-polling', (url, options, events) => {
  const { pollIntervalMs, pollPhaseMs, headers } = options;
  const asking = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  const session = openSession(events, options, () => {
    clearTimeout(timer);
    peer.abandon();
    for (const settle of asking) settle();
  });
  const peer = createPeer(url, session, options);
  const poller = createPoller(peer, session, '/messages', options);
  const secondPollMs = performance.now() + pollPhaseMs;
  let polls = 0;
  let underWay = false;
  let paused = false;

  function poll(onDone = () => {}): void {
    underWay = true;
    poller.poll(() => {
      underWay = false;
      onDone();
    });
  }

  /** Waits for the next poll of the schedule; those whose time has passed already are skipped. */
  function schedule(): void {
    const now = performance.now();
    let due = secondPollMs + polls++ * pollIntervalMs;
    for (; due + pollIntervalMs <= now; due = secondPollMs + polls++ * pollIntervalMs) {
      session.counters.pollsSkipped++;
    }
    timer = setTimeout(onDue, Math.max(0, due - now));
  }

  function onDue(): void {
    if (underWay) session.counters.pollsSkipped++;
    else if (!paused) poll();
    schedule();
  }

  poll();
  if (pollIntervalMs !== Number.POSITIVE_INFINITY) schedule();
  return {
    send: createPostQueue(peer, session, headers.fields.send),
    close: session.close,
    counters: session.reading,
    pause() {
      paused = true;
      poller.pause();
    },
    resume() {
      paused = false;
      poller.resume();
    },
    poll: () =>
      new Promise((settle) => {
        if (session.over) return settle();
        asking.add(settle);
        poll(() => {
          asking.delete(settle);
          settle();
        });
      }),
  };
});
