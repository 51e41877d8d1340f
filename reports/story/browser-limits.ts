/** What a real browser did when a page asked for many clients at once: read once, for picture, prose and claim. */
import type { LaneInfo, Point } from '../../results/schema.js';
import { ownPoints } from '../model/points.js';
import type { Facts, Read, Reading } from './facts.js';
import { isRead } from './mentions.js';

const SCENARIO = 'browser-limits';
/** The picture has as many lamps as the run asked for nearest to this. */
const SHOWN_ASKED = 20;
const STREAMS = ['sse', 'chunked', 'long-polling'];
const OVER_HTTP2 = '@h2';

/** A lane in the browser: so many asked for, in so many tabs together. */
export interface Browsed {
  readonly lane: LaneInfo;
  readonly point: Point;
  readonly asked: number;
  readonly tabs: number;
  readonly open: Read;
  readonly connections: Read;
  /** 1 or 0. */
  readonly answered: Read;
  readonly fetchTime: Read;
}

export interface Served extends Browsed {
  readonly open: Reading;
}

export interface BrowserLimits {
  /** Every cell of the scenario, lanes in the order of their table. */
  readonly all: readonly Browsed[];
  /** How many the picture and the sentences speak of. */
  readonly shown: number;
  /** A stream over HTTP/1.1 in one tab, in two, one over HTTP/2, and sockets; undefined where not asked. */
  readonly stream: Browsed | undefined;
  readonly twoTabs: Browsed | undefined;
  readonly overHttp2: Browsed | undefined;
  readonly socket: Browsed | undefined;
  readonly socketOverHttp2: Browsed | undefined;
}

export const isServed = (of: Browsed | undefined): of is Served => of !== undefined && isRead(of.open);

/** Over which version of HTTP the lane began. */
export const protocolOf = ({ lane }: Pick<Browsed, 'lane'>): 'HTTP/1.1' | 'HTTP/2' =>
  lane.engine === 'h2' ? 'HTTP/2' : 'HTTP/1.1';

/** The fetch was answered; undefined where it was not seen. */
export const isAnswered = ({ answered }: Browsed): boolean | undefined =>
  isRead(answered) ? answered.value > 0.5 : undefined;

export function browserLimits(facts: Facts): BrowserLimits | undefined {
  const { view } = facts;
  const scenario = view.run.scenarios.find(({ id }) => id === SCENARIO);
  const points = scenario ? ownPoints(view, scenario).filter(({ asked }) => typeof asked === 'number') : [];
  const all = view.lanes.flatMap((lane) =>
    points.flatMap((point) => (view.cellAt(SCENARIO, lane.id, point) ? [browsed(facts, lane, point)] : [])),
  );
  if (all.length === 0) return undefined;
  const far = ({ asked }: Browsed) => Math.abs(Math.log(asked / SHOWN_ASKED));
  const shown = [...all].sort((a, b) => far(a) - far(b))[0]!.asked;
  const of = (lanes: readonly string[], tabs: number) => {
    const here = lanes.flatMap((id) =>
      all.filter(
        (one) => one.lane.id === id && one.asked === shown && (tabs === 1 ? one.tabs === 1 : one.tabs > 1),
      ),
    );
    return here.find(isServed) ?? here[0];
  };
  const sockets = view.lanes.filter(({ transport, set }) => transport === 'websocket' && set === 'main');
  return {
    all,
    shown,
    stream: of(STREAMS, 1),
    twoTabs: of(STREAMS, 2),
    overHttp2: of(
      STREAMS.map((id) => id + OVER_HTTP2),
      1,
    ),
    socket: of(
      sockets.map(({ id }) => id),
      1,
    ),
    socketOverHttp2: of([`websocket${OVER_HTTP2}`], 1),
  };
}

function browsed(facts: Facts, lane: LaneInfo, point: Point): Browsed {
  const read = (metric: string) => facts.read(lane.id, SCENARIO, metric, point);
  return {
    lane,
    point,
    asked: Number(point.asked),
    tabs: typeof point.tabs === 'number' ? point.tabs : 1,
    open: read('streamsOpen'),
    connections: read('browserConnections'),
    answered: read('fetchAnswered'),
    fetchTime: read('fetchNs'),
  };
}
