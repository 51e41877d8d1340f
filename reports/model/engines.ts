/**
 * Transport or framework? The same transports on several engines, side by side at distance 0: a table
 * transport × engine, a chart, and how much of a difference is whose. None where no transport was
 * measured on two engines.
 */
import { formatTimes } from '../format.js';
import type { Fragment, Prose } from '../prose.js';
import { conditionsText } from './conditions.js';
import { engineFigure } from './engine-figure.js';
import { COST, type EngineGrid, gridOf, type Hosted, hostedAt } from './engine-grid.js';
import { engineTable } from './engine-table.js';
import { ratioOf } from './extremes.js';
import type { ReportFigure } from './figures.js';
import { type Withheld, withheldOf } from './gaps.js';
import type { Table } from './tables.js';
import { estimateOf, figureOf, type RunView } from './view.js';

/** What its figures' names begin with. */
export const ENGINES_ID = 'engines';

export interface Engines {
  readonly grid: EngineGrid;
  /** How much of a difference is whose, as a heading. */
  readonly finding: Prose;
  readonly figure: ReportFigure;
  readonly table: Table;
  /** Lanes on shared engines without figures. */
  readonly withheld: readonly Withheld[];
}

/** A path from a lane to another whose first step changes the engine alone, whose second the transport. */
const STEPS = [
  ['sse', 'express', 'uws', 'websocket'],
  ['chunked', 'express', 'uws', 'websocket'],
  ['long-polling', 'express', 'uws', 'websocket'],
] as const;

function splitFinding(view: RunView, grid: EngineGrid): Prose | undefined {
  const words = view.words.scenario.engines;
  const at = { scenario: grid.scenario.id, point: grid.point, metric: COST };
  const ratio = (one: Hosted, other: Hosted): Fragment | null | undefined => {
    if (view.comparisonOf(at, one.lane.id, other.lane.id) === undefined) return undefined;
    const found = ratioOf(view, at, one.lane.id, other.lane.id);
    return found ? { text: formatTimes(found.value, view.lang), from: [found.from] } : null;
  };
  for (const [transport, engine, other, socket] of STEPS) {
    const [from, between, to] = [
      hostedAt(grid, transport, engine),
      hostedAt(grid, transport, other),
      hostedAt(grid, socket, other),
    ];
    if (!from || !between || !to) continue;
    const [framework, rest] = [ratio(from, between), ratio(between, to)];
    if (framework === undefined || rest === undefined) continue;
    const name = ({ lane }: Hosted) =>
      words.on(words.transport[lane.transport] ?? lane.transport, words.engine[lane.engine] ?? lane.engine);
    return words.split({ from: name(from), to: name(to), framework, transport: rest });
  }
  return undefined;
}

/**
 * Neither a control nor a framework, which does more than carry messages; nor HTTP/2, where not the engine
 * alone is another, but the protocol beneath it and TLS.
 */
export const isRanked = ({ set, engine }: Hosted['lane']) =>
  set !== 'control' && set !== 'framework' && engine !== 'h2';

/** The transport whose engines lie furthest apart, by what it costs on the dearest and the cheapest. */
function sizesFinding(view: RunView, grid: EngineGrid): Prose {
  const words = view.words.scenario.engines;
  const costOf = ({ placed }: Hosted) => estimateOf(placed, COST)!;
  const ends = grid.transports
    .map((transport) => {
      const ordered = grid.hosted
        .filter(({ lane }) => lane.transport === transport && isRanked(lane))
        .sort((a, b) => costOf(b).value - costOf(a).value);
      return { transport, dear: ordered[0], cheap: ordered.at(-1) };
    })
    .flatMap(({ transport, dear, cheap }) =>
      dear && cheap && dear !== cheap
        ? [{ transport, dear, cheap, times: costOf(dear).value / costOf(cheap).value }]
        : [],
    )
    .sort((a, b) => b.times - a.times);
  const [widest] = ends;
  if (!widest) return [view.words.story.title.framework];
  const figure = (of: Hosted) => ({
    lane: words.engine[of.lane.engine] ?? of.lane.engine,
    figure: figureOf(view, of.placed, COST, costOf(of)),
  });
  const name = words.transport[widest.transport] ?? widest.transport;
  return words.sizes(name, figure(widest.dear), figure(widest.cheap));
}

/** What the engines of a run's transports tell; undefined where the run did not host a transport twice. */
export function enginesOf(view: RunView): Engines | undefined {
  const grid = gridOf(view);
  if (!grid) return undefined;
  const words = view.words.scenario.engines;
  const conditions = conditionsText(view, grid.scenario, grid.point);
  const apart = view.lanes.filter((lane) => lane.set === 'engine');
  return {
    grid,
    finding: splitFinding(view, grid) ?? sizesFinding(view, grid),
    figure: engineFigure(view, grid, { id: ENGINES_ID, conditions }),
    table: engineTable(view, grid, words.caption),
    withheld: apart.flatMap((lane) => {
      const placed = view.cellAt(grid.scenario.id, lane.id, grid.point);
      return (placed && withheldOf(view, placed, conditions)) ?? [];
    }),
  };
}
