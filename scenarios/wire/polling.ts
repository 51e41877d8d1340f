/** One exchange by polling: a question in vain, one that brings news, and a message sent. */
import { type Cursor, formatCursor } from '../../protocol/cursor.js';
import { asControlNote, asMessage } from '../../protocol/message.js';
import {
  bodyOf,
  type Exchange,
  endFirst,
  expectStatus,
  publish,
  readerWaits,
  type Wire,
} from './exchange.js';
import { type Answer, cutAnswer, type Request, requestText } from './http.js';
import type { Line } from './line.js';

/** Asks over a connection that is kept, or over a new one each time. */
interface Asker {
  ask(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

function createAsker(wire: Wire): Asker {
  let line: Line | undefined;
  return {
    async ask(request) {
      if (!line) {
        line = await wire.open();
        line.noteEndpoints();
      }
      await line.write(requestText(wire.url, request, wire.keepAlive));
      const answer = await line.take(cutAnswer);
      expectStatus(answer.head.status, request.method === 'POST' ? 204 : 200);
      if (!wire.keepAlive) await this.close();
      return answer;
    },
    async close() {
      const closing = line;
      line = undefined;
      if (!closing) return;
      // Without keep-alive the server ends first (RFC 9112, section 9.6): it is given the chance to.
      if (!wire.keepAlive) await closing.otherEnded();
      await endFirst(closing);
    },
  };
}

interface Poll {
  readonly cursor: Cursor;
  readonly messages: number;
}

async function poll(asker: Asker, wire: Wire, path: string, after?: Cursor): Promise<Poll> {
  const target = after ? `${path}?after=${formatCursor(after)}` : path;
  const { content } = await asker.ask({ method: 'GET', target, fields: wire.headers.fields.poll });
  const items = JSON.parse(content) as unknown[];
  if (!after) return { cursor: asControlNote(items[0]).cursor, messages: 0 };
  const last = items.length > 0 ? asMessage(items.at(-1)) : undefined;
  return { cursor: last ? { ...after, seq: last.seq } : after, messages: items.length };
}

const post = (asker: Asker, wire: Wire): Promise<Answer> =>
  asker.ask({ method: 'POST', target: '/messages', fields: wire.headers.fields.send, body: bodyOf(wire) });

export const shortPolling: Exchange = async (wire) => {
  const { recorder } = wire;
  const asker = createAsker(wire);
  recorder.step('opening');
  const { cursor } = await poll(asker, wire, '/messages');
  recorder.step('nothing');
  await poll(asker, wire, '/messages', cursor);
  recorder.step('news');
  await publish(wire);
  const { messages } = await poll(asker, wire, '/messages', cursor);
  if (messages !== 1) throw new Error(`expected one message, got ${messages}`);
  recorder.step('answer');
  await post(asker, wire);
  recorder.step('closing');
  await asker.close();
  return undefined;
};

/** The server holds a question until there is news; what the client sends meanwhile takes another connection. */
export const longPolling: Exchange = async (wire) => {
  const { recorder } = wire;
  const [asker, sender] = [createAsker(wire), createAsker(wire)];
  const next = (after?: Cursor) => poll(asker, wire, '/messages/next', after);

  /** A question whose time ran out before `news` came is asked again, as the lane's client does. */
  async function askUntil(after: Cursor, news: () => Promise<unknown>): Promise<Poll> {
    let answer = next(after);
    answer.catch(() => {}); // It is awaited below; meanwhile something else may fail first.
    await readerWaits(wire);
    await news();
    for (let found = await answer; ; found = await answer) {
      if (found.messages > 0) return found;
      answer = next(after);
    }
  }

  recorder.step('opening');
  const { cursor } = await next();
  recorder.step('nothing');
  await next(cursor);
  recorder.step('news');
  const { cursor: newest } = await askUntil(cursor, () => publish(wire));
  recorder.step('answer');
  await askUntil(newest, () => post(sender, wire));
  recorder.step('closing');
  await sender.close();
  await asker.close();
  return undefined;
};
