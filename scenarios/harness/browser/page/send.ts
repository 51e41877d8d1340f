/** Bodies sent by `POST`, one after another, each behind the answer to the one before. */
import type { ReaderEvents } from './reader.js';

export function postInTurn(abort: AbortController, events: ReaderEvents): (body: string) => void {
  let last = Promise.resolve();
  const post = async (body: string): Promise<void> => {
    const answer = await fetch('/messages', { method: 'POST', body, signal: abort.signal });
    if (answer.status !== 204) throw new Error(`POST /messages: expected 204, got ${answer.status}`);
    await answer.arrayBuffer();
  };
  return (body) => {
    last = last
      .then(() => post(body))
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        abort.abort();
        events.onEnd(String(error));
      });
  };
}
