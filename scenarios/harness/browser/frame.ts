/** One frame of the page, as the generator's process sees it: its control channel and its door. */
import type { WebSocket } from 'ws';
import { type Door, openDoor } from './door.js';
import type { FrameAsk, FrameNews } from './page/control.js';
import { createWireLedger, type WireLedger } from './wire-ledger.js';

export interface Frame {
  readonly door: Door;
  readonly isolated: boolean;
  /** Counts from here on, for the reader that is about to open. */
  beginLedger(): WireLedger;
  ask(ask: FrameAsk): void;
  /** Settles with the next news of that kind. */
  next<Kind extends FrameNews[0]>(kind: Kind): Promise<NewsOf<Kind>>;
  /** Is called for all news. */
  onNews: (news: FrameNews) => void;
}

type NewsOf<Kind extends FrameNews[0]> = Extract<FrameNews, readonly [Kind, ...unknown[]]>;

/**
 * @param target the server's base URL, to which the door leads
 * @param add adds the frame to the page and answers its control channel
 */
export async function openFrame(
  target: string,
  add: (doorUrl: string) => Promise<WebSocket>,
): Promise<Frame> {
  let ledger = createWireLedger();
  const door = await openDoor(target, () => ledger.tap());
  const waiting: { kind: string; resolve: (news: never) => void }[] = [];
  const channel = await add(door.url);
  const frame: Frame & { isolated: boolean } = {
    door,
    isolated: false,
    beginLedger() {
      ledger = createWireLedger();
      return ledger;
    },
    ask: (ask) => channel.send(JSON.stringify(ask)),
    next: (kind) =>
      new Promise((resolve) => {
        waiting.push({ kind, resolve });
      }),
    onNews: () => {},
  };
  channel.on('message', (data: Buffer) => {
    for (const news of JSON.parse(data.toString()) as FrameNews[]) {
      const at = waiting.findIndex(({ kind }) => kind === news[0]);
      if (at >= 0) waiting.splice(at, 1)[0]?.resolve(news as never);
      frame.onNews(news);
    }
  });
  const hello = frame.next('hello');
  channel.resume();
  const [, { isolated }] = await hello;
  frame.isolated = isolated;
  return frame;
}

/** The page's clock at this moment, ms. */
export async function readClock(frame: Frame): Promise<number> {
  const answer = frame.next('clock');
  frame.ask({ do: 'clock' });
  return (await answer)[1];
}
