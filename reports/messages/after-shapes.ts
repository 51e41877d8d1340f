/** What the story's second half is given to speak of, in any language: from the upgrade to what came after. */
import type { Fragment, Prose } from '../prose.js';
import type { LaneFigure } from './shapes.js';

/** A lane's figure that the run withheld, and why. */
export interface WithheldFigure {
  readonly lane: string;
  readonly reason: string;
}

/** How long a client's own message takes to come back, by another lane and by the socket. */
export interface RoundTrips {
  readonly other: LaneFigure;
  readonly socket: LaneFigure;
  /** Whether the run's comparison told them apart; undefined where it made none. */
  readonly told: boolean | undefined;
}

export interface UpgradeWords {
  readonly finding: (request: Fragment, frame: Fragment) => Prose;
  readonly wanted: () => Prose;
  /** What a client held open, by a stream and by a socket. */
  readonly connections: (stream: LaneFigure, socket: LaneFigure) => Prose;
  readonly tried: () => Prose;
  readonly opening: (socket: string, up: Fragment, down: Fragment) => Prose;
  /** Addresses, ports and the accept key, where the run captured them. */
  readonly sameConnection: (key: 'right' | 'wrong') => Prose;
  readonly otherConnection: () => Prose;
  readonly framesAre: () => Prose;
  readonly frames: (frames: {
    readonly text: Fragment;
    readonly down: Fragment;
    readonly up: Fragment;
  }) => Prose;
  readonly sent: (other: LaneFigure, socket: LaneFigure) => Prose;
  readonly trips: string;
  readonly near: (trips: RoundTrips) => Prose;
  /** `hidden`: side by side the two were told apart, over the distance no longer. */
  readonly away: (distance: Fragment, trips: RoundTrips, hidden: boolean) => Prose;
  readonly polled: (polling: readonly LaneFigure[]) => Prose;
  readonly next: () => Prose;
}

export interface RestWords {
  readonly finding: (stream: LaneFigure, socket: LaneFigure) => Prose;
  readonly wanted: () => Prose;
  readonly tried: (clients: Fragment) => Prose;
  readonly memory: (lanes: readonly LaneFigure[]) => Prose;
  /** Stream and socket that different engines serve. */
  readonly otherServers: (stream: string, socket: string) => Prose;
  readonly cpu: (lanes: readonly LaneFigure[]) => Prose;
  readonly asked: (polling: string, perSecond: Fragment) => Prose;
  /** With fewer rounds than are compared. */
  readonly uncompared: () => Prose;
  /** Heading of what a second of waiting takes. */
  readonly waiting: string;
  readonly notTold: (one: string, other: string) => Prose;
  readonly recovered: (lanes: readonly LaneFigure[]) => Prose;
  readonly queued: (lanes: readonly LaneFigure[]) => Prose;
  /** What of the two was not asked. */
  readonly notAsked: (missing: readonly ('recovery' | 'slow-reader')[], command: string) => Prose;
}

export interface FrameworkWords {
  readonly wanted: () => Prose;
  /** Transports and the engines that served them. */
  readonly tried: (
    hosted: readonly { readonly transport: string; readonly engines: readonly string[] }[],
  ) => Prose;
  readonly onlyOne: () => Prose;
  /** Bytes of a message from both servers of one protocol. */
  readonly sameBytes: (bytes: Fragment) => Prose;
  /** Lanes are named by transport and engine. */
  readonly costs: (lanes: readonly LaneFigure[]) => Prose;
  /** A lane among them that differs from the others in transport and engine. */
  readonly both: (lane: string) => Prose;
  /** Transports whose dearest and cheapest engine were told apart. */
  readonly onlyServer: (transports: readonly string[]) => Prose;
  readonly noDifference: (transports: readonly string[]) => Prose;
  readonly shared: () => Prose;
  readonly notShared: (command: string) => Prose;
}

export type ContestId = 'freshAway' | 'talkAway' | 'cpu' | 'opening' | 'everyone' | 'memory';
export type ProtocolId =
  | 'https'
  | 'h2c'
  | 'http2'
  | 'socketOverHttp2'
  | 'grpc'
  | 'http3'
  | 'webTransport'
  | 'compression'
  | 'browser';
export type Known = 'no' | 'measured' | 'door' | 'closedDoor';

export interface AfterStepWords {
  readonly findingTie: (stream: string, socket: string, distance: Fragment) => Prose;
  /** Around one message: a poll over HTTP/1.1, a later one over HTTP/2, a frame. */
  readonly findingPacked: (old: Fragment, later: Fragment, frame: Fragment) => Prose;
  readonly finding: () => Prose;
  readonly wanted: () => Prose;
  readonly tried: () => Prose;
  /** Protocols that were seen to go through `Upgrade` in this run. */
  readonly doors: (protocols: readonly string[]) => Prose;
  readonly level: () => Prose;
  /** Heading of those that are not told with it. */
  readonly contests: string;
  /** Other lanes that the run could not tell from the socket; `distance` is empty where there was none. */
  readonly tied: Readonly<
    Record<ContestId, (socket: string, others: readonly string[], distance: Fragment) => Prose>
  >;
  /** A lane that took less; the figure is how many times as much the socket took. */
  readonly beaten: Readonly<
    Record<ContestId, (socket: string, other: LaneFigure, distance: Fragment) => Prose>
  >;
  /** Why a message of a poller's may cost little: requests for each message. */
  readonly manyAnAnswer: (requests: Fragment) => Prose;
  readonly unranked: () => Prose;
  readonly uncontested: () => Prose;
  /** Nothing of it was asked, or in too few rounds to compare. */
  readonly uncompared: () => Prose;
  readonly first: () => Prose;
  /** No figure of the run speaks to the question. */
  readonly firstNone: () => Prose;
  readonly firstDown: (distance: Fragment) => Prose;
  readonly firstUp: (request: Fragment, frame: Fragment) => Prose;
  readonly firstUnknown: () => Prose;
  /** As far as it goes, where HTTP/2 was measured. */
  readonly firstMeasured: () => Prose;
  readonly table: {
    readonly caption: string;
    readonly column: { readonly name: string; readonly known: string; readonly about: string };
    readonly known: Readonly<Record<Known, string>>;
    readonly rows: Readonly<Record<ProtocolId, { readonly name: string; readonly about: string }>>;
  };
}

export interface AfterWords {
  readonly withheld: (of: readonly WithheldFigure[]) => Prose;
  readonly notMeasured: (command: string) => Prose;
  readonly upgrade: UpgradeWords;
  readonly rest: RestWords;
  readonly framework: FrameworkWords;
  readonly after: AfterStepWords;
}
