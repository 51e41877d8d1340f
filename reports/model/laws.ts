/**
 * The laws of distance (results/laws/) as lines over the measured points, each once: where every message
 * takes the same, where messages are spread over a band, and what a poller's interval makes of it.
 */
import { predicted } from '../../results/laws/latency-law.js';
import { lawOf } from '../../results/laws/law-of.js';
import type { LaneInfo, Point } from '../../results/schema.js';
import type { Across, LawLine } from '../charts/spec.js';
import { type LookId, lookOf } from '../charts/theme.js';
import type { RunView } from './view.js';

/** `direct`: all take the same; `band`: spread over one; `interval`: ruled by a poller's interval. */
export type LawKind = 'direct' | 'band' | 'interval';
type LatencyLaw = NonNullable<ReturnType<typeof lawOf>>;

const INTERVAL = 'pollIntervalMs';
const NS_PER_MS = 1e6;
/** A median is drawn within its band where it lies so far above its lower edge. */
const APART = 1.15;
const BESIDE_MS = 1e-3;
/** Enough that a curve looks like one. */
const SAMPLES = 24;

export function lawKind({ leastNs, mostNs, promptShare }: LatencyLaw): LawKind {
  if (leastNs === mostNs) return 'direct';
  return promptShare === 0 ? 'interval' : 'band';
}

/** What kind of law a lane has at a point; undefined where it has none. */
export function kindAt(
  view: RunView,
  scenario: string,
  lane: Pick<LaneInfo, 'transport'>,
  point: Point,
): LawKind | undefined {
  const law = lawOf({ scenario, point }, lane.transport, view.run.plan.keepAlive);
  return law && lawKind(law);
}

interface LaneLaw {
  readonly kind: LawKind;
  readonly look: LookId;
  readonly at: readonly { readonly x: number; readonly law: LatencyLaw }[];
}

function lawsAlong(
  view: RunView,
  { scenario, base, lanes, parameter }: LawAsk,
  places: Across['places'],
): LaneLaw[] {
  // Side by side there is no law of distance: its line begins just beside.
  const [from, to] = [Math.max(Math.min(...places), BESIDE_MS), Math.max(...places)];
  const xs = Array.from({ length: SAMPLES + 1 }, (_, index) => from + ((to - from) * index) / SAMPLES);
  const { keepAlive } = view.run.plan;
  return lanes.flatMap((lane) => {
    if (lane.set === 'control') return [];
    const at = xs.flatMap((x) => {
      const law = lawOf({ scenario, point: { ...base, [parameter]: x } }, lane.transport, keepAlive);
      return law ? [{ x, law }] : [];
    });
    const last = at.at(-1);
    return last ? [{ kind: lawKind(last.law), look: lookOf(lane), at }] : [];
  });
}

export interface LawAsk {
  readonly scenario: string;
  readonly base: Point;
  readonly lanes: readonly LaneInfo[];
  /** What they run along: the distance, or a poller's interval. */
  readonly parameter: string;
}

/** In units of d, half the round trip, where it is a whole number of them. */
const inD = (ns: number, x: number) => Math.round((ns / ((x / 2) * NS_PER_MS)) * 10) / 10;
const times = (n: number) => (n === 1 ? 'd' : `${n}d`);

function linesOf(view: RunView, ask: LawAsk, { kind, look, at }: LaneLaw): LawLine[] {
  const words = view.words.axis.law;
  if (ask.parameter === INTERVAL) {
    const away = Number(ask.base.rttMs ?? 0) > 0;
    const points = at.map(({ x, law }) => ({ x, value: predicted(law, 'p50'), high: null }));
    const label = away ? words.interval('d') : words.intervalAlone;
    return [{ look, label, short: away ? 'T/2 + d' : 'T/2', points: ends(points) }];
  }
  const { x: far, law: last } = at.at(-1)!;
  const [least, most] = [times(inD(last.leastNs, far)), times(inD(last.mostNs, far))];
  const median = at.map(({ x, law }) => ({ x, value: predicted(law, 'p50'), high: null }));
  if (kind === 'direct') {
    return [{ look: null, label: words.direct(least), short: least, points: ends(median) }];
  }
  if (kind === 'interval') {
    return [{ look, label: words.interval(least), short: `T/2 + ${least}`, points: ends(median) }];
  }
  const band = at.map(({ x, law }) => ({ x, value: law.leastNs, high: law.mostNs }));
  const line = { look, label: words.band(least, most), short: `${least}–${most}`, points: ends(band) };
  // Where half of the messages and more take the least, the median lies on the band's edge.
  const within = predicted(last, 'p50') > last.leastNs * APART;
  return within ? [line, { look, label: words.median, short: '', points: median }] : [line];
}

/** Straight lines need their two ends only. */
const ends = (points: LawLine['points']) =>
  points.filter((_, index) => index === 0 || index === points.length - 1);

/** The laws of those lanes along an axis of round-trip times or of polling intervals, ms; a law that several share is drawn once. */
export function lawLines(view: RunView, ask: LawAsk, places: Across['places']): LawLine[] {
  const lines = lawsAlong(view, ask, places).flatMap((law) => linesOf(view, ask, law));
  const different = new Map(lines.map((line) => [line.label, line]));
  // Bands are tinted: what is drawn later lies on them.
  return [...different.values()].sort((a, b) => Number(a.look === null) - Number(b.look === null));
}
