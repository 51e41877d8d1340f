/** One frame of the page, as the generator's process sees it: its control channel, its door and its clock. */
import { once } from 'node:events';
import type { WebSocket } from 'ws';
import type { Clock } from '../../../protocol/clock.js';
import { type Door, openDoor } from './door.js';
import type { FrameAsk, FrameNews } from './page/control.js';
import { type ClockRelation, relate } from './page-clock.js';
import { createWireLedger, type WireLedger } from './wire-ledger.js';

export interface Frame {
  readonly door: Door;
  /** Counts from here on, for the reader that is about to open. */
  beginLedger(): WireLedger;
  ask(ask: FrameAsk): void;
  /** Settles with the next news of that kind. */
  next<Kind extends FrameNews[0]>(kind: Kind): Promise<Extract<FrameNews, readonly [Kind, ...unknown[]]>>;
  /** Called for all news until the next reader's. */
  onNews: (news: FrameNews) => void;
  clock: ClockRelation;
  readonly isolated: boolean;
}

const SAMPLES = 15;

export interface OpenFrame {
  /** The server's base URL, to which the door leads. */
  readonly target: string;
  readonly now: Clock;
  /** Adds the frame to the page; answers its control channel. */
  add(doorUrl: string): Promise<WebSocket>;
}

export async function openFrame({ target, now, add }: OpenFrame): Promise<Frame> {
  let ledger = createWireLedger();
  const door = await openDoor(target, () => ledger.tap());
  const channel = await add(door.url);
  const waiting: { kind: string; resolve: (news: never) => void }[] = [];
  const frame = {
    door,
    beginLedger() {
      ledger = createWireLedger();
      return ledger;
    },
    ask: (ask: FrameAsk) => channel.send(JSON.stringify(ask)),
    next: (kind: string) =>
      new Promise<never>((resolve) => {
        waiting.push({ kind, resolve });
      }),
    onNews: (_news: FrameNews) => {},
    clock: undefined as unknown as ClockRelation,
    isolated: false,
  };
  const take = (news: FrameNews): void => {
    const at = waiting.findIndex(({ kind }) => kind === news[0]);
    if (at >= 0) waiting.splice(at, 1)[0]?.resolve(news as never);
    frame.onNews(news);
  };
  channel.on('message', (data: Buffer) => {
    for (const news of JSON.parse(data.toString()) as FrameNews[]) take(news);
  });
  const hello = (await frame.next('hello')) as Extract<FrameNews, readonly ['hello', unknown]>;
  frame.isolated = hello[1].isolated;
  frame.clock = await relate(now, async () => readClock(frame as Frame), SAMPLES, frame.isolated);
  return frame as Frame;
}

/** The page's clock at this moment, ms. */
export async function readClock(frame: Frame): Promise<number> {
  const answer = frame.next('clock');
  frame.ask({ do: 'clock' });
  return (await answer)[1];
}

/** Settles with the control channel of the frame that is being added. */
export async function nextChannel(server: import('ws').WebSocketServer): Promise<WebSocket> {
  const [channel] = (await once(server, 'connection')) as [WebSocket];
  return channel;
}
