/** The captured bytes as a part of the report: what they show, pictures, and every byte step by step. */
import { talksIn, type Way } from '../../results/wire/exchange.js';
import { type LookId, lookOf } from '../charts/theme.js';
import { type Prose, say } from '../prose.js';
import type { Facts } from '../story/facts.js';
import { TRANSPORTS, together } from '../story/mentions.js';
import { type LaneWire, type WireFacts, wireOf } from '../story/wire-facts.js';
import { cleanLine, cleanName } from '../text.js';
import { captureSteps, type ExchangeStep, exchangeSteps } from './exchange.js';
import { bitTable, framesOf } from './exchange-frames.js';
import type { AnyFigure } from './figures.js';
import type { Table } from './tables.js';
import { dotsFigure } from './wire-dots.js';
import { formsFigure } from './wire-forms.js';
import { ladderFigure } from './wire-ladder.js';

export interface WireLane {
  readonly id: string;
  readonly look: LookId;
  readonly behind: string;
  readonly steps: readonly ExchangeStep[];
}

export interface WireDoor {
  readonly title: string;
  /** What was found behind it, by name; empty where it was not opened. */
  readonly found: readonly { readonly label: string; readonly value: string }[];
  /** Why it was not opened, as the run says it; null where it was. */
  readonly reason: string | null;
  readonly behind: string;
  readonly steps: readonly ExchangeStep[];
}

export interface WireSection {
  readonly title: string;
  readonly finding: Prose;
  readonly lead: string;
  readonly said: Prose;
  readonly figures: readonly AnyFigure[];
  /** A frame of each way, bit by bit. */
  readonly bits: readonly Table[];
  readonly lanes: readonly WireLane[];
  /** Lanes whose bytes were withheld, and why. */
  readonly missing: readonly string[];
  readonly doors: readonly WireDoor[];
  /** Why there are no doors; null where there are. */
  readonly unopened: string | null;
}

/** The part; null where the run kept no bytes. */
export function wireSection(facts: Facts): WireSection | null {
  const { view } = facts;
  const { wire: words } = view.words;
  const wire = wireOf(facts);
  const found = TRANSPORTS.flatMap((transport) => wire.of(transport) ?? []);
  if (found.length === 0) return null;
  return {
    title: words.title,
    finding: findingOf(facts, wire),
    lead: words.lead,
    said: saidOf(facts, wire),
    figures: [dotsFigure, ladderFigure, formsFigure].flatMap((figure) => figure(view, wire) ?? []),
    bits: bitsOf(facts, wire.of('websocket')),
    lanes: found.map(({ lane, name, exchange }) => ({
      id: lane.id,
      look: lookOf(lane),
      behind: words.behind(name, exchange.steps.length),
      steps: exchangeSteps(view, exchange),
    })),
    missing: TRANSPORTS.flatMap((transport) => {
      const [lane, reason] = [facts.lane(transport), wire.of(transport) ? null : wire.reason(transport)];
      return lane && reason !== null ? [words.none(view.laneTitle(lane.id), reason)] : [];
    }),
    doors: doorsOf(facts, wire),
    unopened: wire.doors.length === 0 ? words.doors.unasked : null,
  };
}

/** The bytes that brought the news, both ways together; of a poll and of a frame. */
function findingOf(facts: Facts, wire: WireFacts): Prose {
  const { wire: words } = facts.view.words;
  const poll = wire.of('short-polling')?.exchanged('news');
  const frame = wire.of('websocket')?.exchanged('news');
  return poll && frame ? words.finding(poll.figure, frame.figure) : [words.findingPlain];
}

function saidOf({ view }: Facts, wire: WireFacts): Prose {
  const { wire: words } = view.words;
  const [poll, socket] = [wire.of('short-polling'), wire.of('websocket')];
  const [asked, told] = [poll?.bytes('nothing', 'up'), poll?.bytes('nothing', 'down')];
  const [up, down] = [socket?.bytes('opening', 'up'), socket?.bytes('opening', 'down')];
  const framed = socket?.frameHeadBytes('opening', 'down') !== undefined;
  const accept = socket?.acceptKeyRight;
  return together(
    poll && asked && told ? words.emptyPoll(poll.name, asked.figure, told.figure) : undefined,
    socket && up && down ? words.opened(socket.name, up.figure, down.figure, framed) : undefined,
    accept === undefined || accept === null ? undefined : say`${words.accept[accept ? 'right' : 'wrong']}`,
    socket && [socket.sameEnds === null ? words.endsUnseen : words.ends(socket.sameEnds)],
    socket && [words.closing[socket.closedBeforeFin ? 'framesFirst' : 'other']],
  );
}

function bitsOf({ view }: Facts, socket: LaneWire | undefined): Table[] {
  if (!socket) return [];
  const shown: readonly (readonly [step: string, way: Way])[] = [
    ['news', 'down'],
    ['answer', 'up'],
  ];
  return shown.flatMap(([step, way]) => {
    const parts = talksIn(socket.exchange, step).flatMap((talk) => (talk.way === way ? talk.parts : []));
    const [frame] = framesOf(parts);
    return frame ? [bitTable(view, frame, way)] : [];
  });
}

function doorsOf({ view }: Facts, { doors }: WireFacts): WireDoor[] {
  const words = view.words.wire.doors;
  return doors.map((door): WireDoor => {
    const protocol = cleanName(door.protocol);
    const behind = words.behind(protocol);
    if (door.status !== 'measured') {
      return { title: words.closed(protocol), found: [], reason: cleanLine(door.reason), behind, steps: [] };
    }
    const found = Object.entries(door.found).map(([label, value]) => ({
      label: cleanName(label),
      value: cleanLine(value),
    }));
    return {
      title: words.measured(protocol),
      found,
      reason: null,
      behind,
      steps: captureSteps(view, door.capture),
    };
  });
}
