/** Transport or framework? The same protocol by two servers, the same transport on several engines. */
import type { LaneInfo } from '../../results/schema.js';
import { COST, type EngineGrid, type Hosted } from '../model/engine-grid.js';
import { enginesOf, isRanked } from '../model/engines.js';
import { estimateOf } from '../model/view.js';
import type { Prose } from '../prose.js';
import type { Facts } from './facts.js';
import { isRead, STREAMS, together } from './mentions.js';
import type { StepDefinition } from './step.js';

const BYTES = 'downBytesPerMessage';
/** Whose costs are told first. */
const TOLD = ['sse', 'websocket', 'short-polling', 'chunked', 'long-polling'];
const COMMAND = 'npm run bench -- --scenarios push --lanes sse,sse@uws,ws,uws';

interface Served {
  readonly transport: string;
  /** From the dearest to the cheapest. */
  readonly on: readonly Hosted[];
}

const costOf = ({ placed }: Hosted): number => estimateOf(placed, COST)?.value ?? 0;

/** Transports that more than one engine served, controls left out. */
function servedTwice({ hosted, transports }: EngineGrid): Served[] {
  return transports.flatMap((transport) => {
    const on = hosted
      .filter(({ lane }) => lane.transport === transport && isRanked(lane))
      .sort((one, other) => costOf(other) - costOf(one));
    return on.length > 1 ? [{ transport, on }] : [];
  });
}

/** Both main lanes that speak WebSocket sent the same for a message, counted exactly. */
function sameBytes(facts: Facts): Prose {
  const lanes = facts.view.lanes.filter(({ transport, set }) => transport === 'websocket' && set === 'main');
  const [one, other] = lanes.map(({ id }) => facts.read(id, 'exact', BYTES)).filter(isRead);
  if (!one || !other || one.value !== other.value) return [];
  return facts.view.words.after.framework.sameBytes(one.figure);
}

function namesOf({ view }: Facts, served: readonly Served[]) {
  const words = view.words.scenario.engines;
  return served.map(({ transport, on }) => ({
    transport: words.transport[transport] ?? transport,
    engines: on.map(({ lane }) => words.engine[lane.engine] ?? lane.engine),
  }));
}

function differences(facts: Facts, served: readonly Served[]): Prose {
  const { view } = facts;
  const { framework } = view.words.after;
  const words = view.words.scenario.engines;
  const titleOf = (transport: string) => words.transport[transport] ?? transport;
  // A sentence has room for a few: each by its dearest and its cheapest server. The chart has them all.
  const some = TOLD.flatMap((transport) => served.filter((one) => one.transport === transport)).slice(0, 3);
  const lanes = some.flatMap(({ on }) => [on[0]!.lane, on.at(-1)!.lane]);
  const streams = STREAMS.flatMap((stream) => facts.lane(stream) ?? []);
  // Where no stream was served twice, one of them stands beside what was: it differs in both.
  const apart = streams.some((stream) => lanes.includes(stream)) ? undefined : streams[0];
  const nameOf = (lane: LaneInfo) =>
    words.on(titleOf(lane.transport), words.engine[lane.engine] ?? lane.engine);
  const costs = [...(apart ? [apart] : []), ...lanes].flatMap((lane) => {
    const read = facts.read(lane.id, 'push', COST);
    return isRead(read) ? [{ lane: nameOf(lane), figure: read.figure }] : [];
  });
  const verdicts = served.map(({ transport, on }) => {
    const [dear, cheap] = [on[0]!.lane.id, on.at(-1)!.lane.id];
    return { title: titleOf(transport), status: facts.times('push', COST, dear, cheap).status };
  });
  const titles = (of: 'apart' | 'tie') =>
    verdicts.filter(({ status }) => status === of).map(({ title }) => title);
  const [changed, unchanged] = [titles('apart'), titles('tie')];
  return together(
    sameBytes(facts),
    costs.length > 0 ? framework.costs(costs) : undefined,
    changed.length > 0 ? framework.onlyServer(changed) : undefined,
    unchanged.length > 0 ? framework.noDifference(unchanged) : undefined,
    apart && costs.length > lanes.length ? framework.both(nameOf(apart)) : undefined,
  );
}

export const framework: StepDefinition = {
  id: 'framework',
  finding: ({ view }) => enginesOf(view)?.finding ?? [view.words.story.title.framework],
  beats(facts) {
    const { view } = facts;
    const words = view.words.after.framework;
    const engines = enginesOf(view);
    const served = engines ? servedTwice(engines.grid) : [];
    const isShared = view.lanes.some(({ set }) => set === 'engine');
    return {
      wanted: words.wanted(),
      tried: served.length > 0 ? words.tried(namesOf(facts, served)) : words.onlyOne(),
      hurt: differences(facts, served),
      next: isShared ? words.shared() : words.notShared(COMMAND),
    };
  },
  pictures: ({ view }) => {
    const engines = enginesOf(view);
    return engines ? [engines.figure] : [];
  },
  charts: [],
  tables: ({ view }) => {
    const engines = enginesOf(view);
    return engines ? [engines.table] : [];
  },
  withheld: ({ view }) => enginesOf(view)?.withheld ?? [],
};
