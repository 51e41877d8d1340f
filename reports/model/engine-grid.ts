/** Transports by engines as they were measured side by side. */
import type { LaneInfo, Point, ScenarioInfo } from '../../results/schema.js';
import { differences } from './axes.js';
import { carriedBy } from './carried-by.js';
import { ANSWER } from './headline.js';
import { ownPoints } from './points.js';
import { estimateOf, type PlacedCell, type RunView } from './view.js';

/** What is compared across engines; the first is drawn. */
export const ENGINE_METRICS = ['serverCpuUsPerMessage', 'latencyP50Ns', 'downBytesPerMessage'] as const;
export const COST = ENGINE_METRICS[0];

/** A transport on an engine, measured. */
export interface Hosted {
  readonly lane: LaneInfo;
  readonly placed: PlacedCell;
}

export interface EngineGrid {
  readonly scenario: ScenarioInfo;
  readonly point: Point;
  /** In the order of the lane table. */
  readonly transports: readonly string[];
  readonly engines: readonly string[];
  readonly hosted: readonly Hosted[];
}

export const hostedAt = ({ hosted }: EngineGrid, transport: string, engine: string): Hosted | undefined =>
  hosted.find(({ lane }) => lane.transport === transport && lane.engine === engine);

/** Engines from the heaviest to the leanest, as one reads the table. */
const ENGINE_ORDER = ['express', 'http', 'h2', 'ws', 'uws', 'net', 'uws-loop', 'socket.io'];
const byOrder = (a: string, b: string) => ENGINE_ORDER.indexOf(a) - ENGINE_ORDER.indexOf(b);

/** The same point under TLS, without which some lanes do not exist. */
function underTls(view: RunView, scenario: ScenarioInfo, base: Point): Point[] {
  const { plan } = view.run;
  return ownPoints(view, scenario).filter(
    (point) => differences(base, point, plan).join() === 'tls' && point.tls === 'on',
  );
}

/** The grid of this run, or undefined where no transport was measured on two engines. */
export function gridOf(view: RunView): EngineGrid | undefined {
  const scenario = view.run.scenarios.find(({ id }) => id === ANSWER);
  const point = scenario && ownPoints(view, scenario).find(({ rttMs }) => !(Number(rttMs) > 0));
  if (!scenario || !point) return undefined;
  const known = view.words.scenario.engines.transport;
  const hosted = view.lanes
    .map((lane) => ({ ...lane, transport: carriedBy(lane) }))
    .filter((lane) => Object.hasOwn(known, lane.transport))
    .flatMap((lane) => {
      const placed = [point, ...underTls(view, scenario, point)]
        .map((at) => view.cellAt(scenario.id, lane.id, at))
        .find((one) => estimateOf(one, COST));
      return placed ? [{ lane, placed }] : [];
    });
  const enginesOf = (transport: string) => hosted.filter(({ lane }) => lane.transport === transport);
  const transports = [...new Set(hosted.map(({ lane }) => lane.transport))];
  if (!transports.some((transport) => enginesOf(transport).length > 1)) return undefined;
  const engines = [...new Set(hosted.map(({ lane }) => lane.engine))].sort(byOrder);
  return { scenario, point, transports, engines, hosted };
}
