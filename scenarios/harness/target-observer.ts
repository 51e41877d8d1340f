/** One reader more in a target's room: it learns where the room stands, and publishes what the harness asks for. */
import { clients } from '../../clients/registry.js';
import { type Cursor, FIRST_SEQ } from '../../protocol/cursor.js';
import type { HeaderProfile } from '../../protocol/headers.js';
import { loadBody, type TextKind } from '../../protocol/load.js';
import type { Message } from '../../protocol/message.js';
import type { Connection } from '../../protocol/transport.js';
import { ChildError } from './child.js';
import type { Target } from './target.js';
import { targetTrust, tlsTrouble } from './target-trust.js';

/** No server's: a cursor of it must be answered by a reset that tells where the room stands. */
const STRANGE_CURSOR: Cursor = { epoch: 'target', seq: FIRST_SEQ - 1 };
/** Longest wait for the room to say where it stands, and for a message to come back. */
const PATIENCE_MS = 5000;

export interface Observer {
  readonly epoch: string;
  readonly connection: Connection;
  lastSeq(): number;
  /** Publishes the load message that stands at the next sequence number, and waits until it is back. */
  publish(textBytes: number, textKind?: TextKind): Promise<void>;
}

/** @throws ChildError where it cannot be reached, or does not keep the contract */
export async function enterRoom(target: Target, headers: HeaderProfile): Promise<Observer> {
  const { url, transport } = target;
  const trust = targetTrust(target);
  const client = await clients[transport]();
  let lastSeq = Number.NaN;
  let failure: ChildError | undefined;
  let onNews = (_message?: Message) => {};
  const { epoch, connection } = await new Promise<{ epoch: string; connection: Connection }>(
    (resolve, reject) => {
      const fail = (reason: string, code = 'failed') => {
        clearTimeout(timer);
        failure = new ChildError(`${url}: ${reason}`, code);
        onNews();
        reject(failure);
      };
      const timer = setTimeout(() => {
        fail(`it did not tell where its room stands within ${PATIENCE_MS / 1000} s`);
        void connection.close();
      }, PATIENCE_MS);
      const connection: Connection = client.connect(
        url,
        {
          after: STRANGE_CURSOR,
          headers,
          keepAlive: true,
          pollIntervalMs: Number.POSITIVE_INFINITY,
          pollPhaseMs: 0,
          ...trust,
        },
        {
          onReady: () => {
            if (Number.isNaN(lastSeq)) fail('it took the cursor of another epoch, where a reset is due');
          },
          onMessage: (message) => {
            lastSeq = message.seq;
            onNews(message);
          },
          onReset: (cursor) => {
            clearTimeout(timer);
            lastSeq = cursor.seq;
            resolve({ epoch: cursor.epoch, connection });
          },
          onClose: (error) => {
            const trouble = tlsTrouble(error);
            if (trouble) fail(trouble, 'tls');
            else fail(error?.message ?? 'the connection was closed');
          },
        },
      );
    },
  );
  const nextMessage = () =>
    new Promise<Message>((resolve, reject) => {
      if (failure) return reject(failure);
      const timer = setTimeout(() => {
        reject(
          new ChildError(`${url}: a message did not come back within ${PATIENCE_MS / 1000} s`, 'failed'),
        );
      }, PATIENCE_MS);
      onNews = (message) => {
        clearTimeout(timer);
        onNews = () => {};
        if (message) resolve(message);
        else reject(failure);
      };
    });
  return {
    epoch,
    connection,
    lastSeq: () => lastSeq,
    async publish(textBytes, textKind) {
      const seq = lastSeq + 1;
      const body = loadBody(seq, textBytes, textKind);
      const back = nextMessage();
      connection.send(body);
      const asking = connection.poll
        ? keepAsking(connection, () => lastSeq >= seq || failure !== undefined)
        : undefined;
      const message = await back;
      await asking;
      if (message.seq === seq && message.body === body) return;
      throw new ChildError(`${url}: somebody else publishes in its room, or it alters messages`, 'failed');
    },
  };
}

/** A poller asks until its message is there; `nextMessage` bounds how long. */
async function keepAsking(connection: Connection, isOver: () => boolean): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS;
  while (!isOver() && performance.now() < giveUp) await connection.poll?.();
}
