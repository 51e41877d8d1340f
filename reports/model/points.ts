/** Which of a scenario's points its section is about, and which of them its title. */
import { samePoint } from '../../results/point.js';
import type { Point, ScenarioInfo } from '../../results/schema.js';
import { pointPlanOf, spokenPlace } from './axes.js';
import type { RunView } from './view.js';

/** Points that were asked for the scenario's own sake, not only to measure a published figure again. */
export function ownPoints({ run }: RunView, scenario: Pick<ScenarioInfo, 'id' | 'points'>): readonly Point[] {
  const asks = run.plan.asks.filter((ask) => ask.scenario === scenario.id);
  return scenario.points.filter((point) => {
    const here = asks.filter((ask) => samePoint(ask.point, point));
    return here.length === 0 || here.some(({ anchor }) => anchor === undefined);
  });
}

/** A scenario whose every point belongs to a published figure has its place there. */
export function hasOwnPoints(view: RunView, scenario: ScenarioInfo): boolean {
  return scenario.points.length === 0 || ownPoints(view, scenario).length > 0;
}

/** Where on the distance axis sentences stand; undefined where the scenario has none. */
function spokenDistance(view: RunView, scenario: ScenarioInfo): Point | undefined {
  const plan = pointPlanOf(ownPoints(view, scenario), view.run.plan);
  const distance = plan?.axes.find(({ parameter }) => parameter === 'rttMs');
  return distance && spokenPlace(distance.places)?.point;
}

/**
 * The point that a section's title speaks of: at the distance that the report speaks of, where the scenario
 * was asked over one; else the first with the most lanes that have the figure.
 */
export function leadingPoint(view: RunView, scenario: ScenarioInfo, metric: string): Point | undefined {
  const withFigure = (point: Point) =>
    view.shown.filter(({ id }) => {
      const cell = view.cellAt(scenario.id, id, point)?.cell;
      return cell?.status === 'valid' && Object.hasOwn(cell.metrics, metric);
    }).length;
  const away = spokenDistance(view, scenario);
  if (away && withFigure(away) > 0) return away;
  let leading: Point | undefined;
  for (const point of ownPoints(view, scenario)) {
    if (!leading || withFigure(point) > withFigure(leading)) leading = point;
  }
  return leading;
}
