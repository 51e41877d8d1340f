/**
 * What a row shows beside Chart.js's own marks: the lane's name, the interval through each mark, the
 * line that leads to a far percentile, the printed value, and the hatched gap where a figure was
 * withheld. The same code draws on a canvas and into the static SVG.
 */
import type { RowsConfig } from './config.js';
import { drawBounds, drawConnector, drawGap, drawIntervals, drawLabel, drawSeparators } from './row-marks.js';
import { drawBarValues, drawDotValues } from './row-values.js';
import type { Canvas, RowsLook, Scene } from './scene.js';
import { drawStrip } from './strips.js';
import { ink, laneColour } from './theme.js';

export interface RowsPlugin {
  readonly id: string;
  beforeDatasetsDraw(chart: Canvas): void;
  afterDatasetsDraw(chart: Canvas): void;
}

/** The plugin for one chart; `look` says how to resolve its colours and where labels stand. */
export function rowsPlugin(config: RowsConfig, look: RowsLook): RowsPlugin {
  const sceneOf = (chart: Canvas): Scene => ({
    ...look,
    config,
    pen: chart.ctx,
    area: chart.chartArea,
    width: chart.width,
    x: (value) => chart.scales.x?.getPixelForValue(value) ?? 0,
    y: (row) => chart.scales.y?.getPixelForValue(row) ?? 0,
  });
  const withPen = (draw: (scene: Scene) => void) => (chart: Canvas) => {
    chart.ctx.save();
    draw(sceneOf(chart));
    chart.ctx.restore();
  };
  return {
    id: 'rows',
    beforeDatasetsDraw: withPen((scene) => {
      drawSeparators(scene);
      config.rows.forEach((row, index) => {
        drawLabel(scene, row, index);
        if (row.gap !== null) drawGap(scene, row.gap, index);
        drawConnector(scene, row);
        drawStrip(scene, row);
        if (config.kind === 'dots') drawIntervals(scene, row, laneColour(row.look));
        if (config.kind === 'messages') drawIntervals(scene, row, ink);
        drawBounds(scene, row);
      });
    }),
    afterDatasetsDraw: withPen((scene) => {
      for (const row of config.rows) {
        if (config.kind === 'bars') {
          drawIntervals(scene, row, ink);
          drawBarValues(scene, row);
        } else drawDotValues(scene, row);
      }
    }),
  };
}
