/** Any figure of the report as static SVG: through Chart.js, or straight from what it shows. */
import { drawDots } from './bytes/dots.js';
import { drawForms } from './bytes/forms.js';
import { drawLadder } from './bytes/ladder.js';
import type { Drawing } from './bytes/pieces.js';
import type { DrawnSpec } from './bytes/spec.js';
import { chartConfig } from './config.js';
import { drawLamps } from './lamps/lamps.js';
import type { ChartSpec } from './spec.js';
import { drawSvg } from './svg/draw.js';

export type FigureSpec = ChartSpec | DrawnSpec;

/** True of those that the page's script draws again on a canvas. */
export function isChart(spec: FigureSpec): spec is ChartSpec {
  return 'axis' in spec;
}

/** Draws a figure at that width, in pixels. The elements stand within an `<svg>`; every text in them is escaped. */
export function drawFigure(spec: FigureSpec, width: number): Drawing {
  if (isChart(spec)) return drawSvg(chartConfig(spec), width);
  if (spec.kind === 'byte-dots') return drawDots(spec, width);
  if (spec.kind === 'lamps') return drawLamps(spec, width);
  return spec.kind === 'wire-forms' ? drawForms(spec, width) : drawLadder(spec, width);
}
