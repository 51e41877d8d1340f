/** What the answer and the story's first half are given to speak of, in any language: from the question to the stream. */
import type { Fragment, Prose } from '../prose.js';
import type { LaneFigure } from './shapes.js';

/** How many times the other lane's figure a lane's is; null: not told apart. Undefined: not compared. */
export type Verdict = Fragment | null | undefined;

/** A number of things: with what is counted, as in `2 requests`, and the number alone. */
export interface Count {
  readonly figure: Fragment;
  readonly count: Fragment;
}

/** A figure of short polling, and how often it asked. */
export interface Polled extends LaneFigure {
  readonly every: Prose | undefined;
}

export interface AnswerWords {
  /** `distance`: the round-trip time, where there was one. */
  readonly title: (of: {
    readonly distance: Fragment | undefined;
    readonly polled: Polled | undefined;
    readonly others: readonly LaneFigure[];
    readonly ranks: boolean;
  }) => Prose;
  readonly why: () => Prose;
  readonly held: (held: string, socket: string, times: Exclude<Verdict, undefined>) => Prose;
  readonly streamsTied: (streams: readonly string[], socket: string) => Prose;
  readonly streamApart: (stream: string, socket: string, times: Fragment) => Prose;
  /** Short polling takes less server CPU a message than the socket. */
  readonly cheaper: (polled: string, every: Prose | undefined, socket: string, times: Fragment) => Prose;
  /** Other sockets that take less server CPU a message than short polling. */
  readonly leaner: (sockets: readonly string[], polled: string) => Prose;
  /** The conditions stand at the picture right below. */
  readonly measured: (rounds: Fragment, one: boolean) => Prose;
  readonly emulated: () => Prose;
}

export interface AskWords {
  readonly finding: (up: Fragment, down: Fragment) => Prose;
  readonly plain: () => Prose;
  readonly wanted: () => Prose;
  readonly tried: () => Prose;
  /** Connections that the requests for one message opened: closed each time, and kept. */
  readonly connections: (requests: Count, closed: Fragment, kept: Fragment) => Prose;
  readonly closedUnasked: () => Prose;
  /** `browser`: the heads are what a browser sends. */
  readonly heads: (up: Fragment, down: Fragment, browser: boolean) => Prose;
  readonly empties: (answers: Count, empty: Count) => Prose;
  readonly handshake: () => Prose;
  readonly next: () => Prose;
}

export interface PollWords {
  readonly finding: (of: Polled) => Prose;
  /** `times`: how many times the requests. */
  readonly curve: (slow: Polled, fast: Polled, times: Fragment | undefined) => Prose;
  readonly plain: () => Prose;
  readonly wanted: () => Prose;
  readonly tried: (every: Prose | undefined) => Prose;
  readonly law: (predicted: Fragment, mean: Fragment, agrees: boolean) => Prose;
  readonly oneInterval: () => Prose;
  readonly empty: (every: Prose | undefined, rate: Fragment, share: Fragment, none: boolean) => Prose;
  readonly nothing: (of: {
    readonly clients: Fragment;
    readonly every: Prose;
    /** Requests of all clients together. */
    readonly perSecond: Count;
    readonly bytes: Fragment;
  }) => Prose;
  readonly silent: (socket: string, bytes: Fragment) => Prose;
  readonly next: () => Prose;
}

export interface HoldWords {
  /** Fresher than short polling by the run's comparison. */
  readonly finding: (held: Fragment, polled: Fragment) => Prose;
  readonly ages: (lanes: readonly LaneFigure[]) => Prose;
  readonly plain: () => Prose;
  readonly wanted: () => Prose;
  readonly tried: () => Prose;
  readonly cured: (distance: Fragment | undefined, lanes: readonly LaneFigure[]) => Prose;
  /** `distance`: whether there was one. */
  readonly behind: (held: string, socket: string, times: Verdict, distance: boolean) => Prose;
  readonly requests: (requests: Count, up: Fragment, down: Fragment, text: Fragment) => Prose;
  /** `distance`: whether there was one. */
  readonly shared: (rate: Fragment, requests: Count, distance: boolean) => Prose;
  readonly cpu: (held: LaneFigure, socket: LaneFigure, times: Verdict) => Prose;
  /** The two lanes just told apart run on different engines. */
  readonly otherServers: () => Prose;
  readonly next: () => Prose;
}

export interface StreamWords {
  readonly finding: (held: Fragment, stream: Fragment) => Prose;
  readonly plain: () => Prose;
  readonly wanted: () => Prose;
  readonly tried: () => Prose;
  readonly freed: (requests: Count) => Prose;
  readonly framing: (text: Fragment, lanes: readonly LaneFigure[]) => Prose;
  readonly age: (
    distance: Fragment | undefined,
    stream: LaneFigure,
    socket: LaneFigure,
    times: Verdict,
  ) => Prose;
  readonly oneWay: () => Prose;
  readonly back: (stream: string, connections: Count | undefined, bytes: Fragment | undefined) => Prose;
  readonly next: () => Prose;
}

export interface WayWords {
  readonly every: (interval: Fragment, intervalMs: number) => Prose;
  readonly answer: AnswerWords;
  readonly ask: AskWords;
  readonly poll: PollWords;
  readonly hold: HoldWords;
  readonly stream: StreamWords;
}
