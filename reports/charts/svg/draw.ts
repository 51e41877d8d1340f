/**
 * A chart as static SVG: Chart.js runs on a drawing context that writes elements. The result needs no
 * script, follows the page's theme and holds its text as text.
 */
import {
  BarController,
  BarElement,
  BasicPlatform,
  Chart,
  LinearScale,
  LogarithmicScale,
  PointElement,
  ScatterController,
} from 'chart.js';
import type { ChartConfig } from '../config.js';
import { fitChart } from '../fit.js';
import { createSvgContext } from './context.js';
import { textWidth } from './text-width.js';

Chart.register(BarController, BarElement, LinearScale, LogarithmicScale, PointElement, ScatterController);

/** Lane names are bold, and cut off at the page's edge where a font is wider than was thought. */
const LABEL_ROOM = 1.16;

export interface SvgDrawing {
  readonly width: number;
  readonly height: number;
  /** The elements within `<svg>`; every text in them is escaped. */
  readonly markup: string;
}

/** Draws the chart at that width, in pixels. */
export function drawSvg(config: ChartConfig, width: number): SvgDrawing {
  const context = createSvgContext();
  const fitted = fitChart(config, {
    width,
    family: 'sans-serif',
    colour: (name) => name,
    measure: (text, size) => textWidth(text, size, true) * LABEL_ROOM,
  });
  const canvas = { width, height: fitted.height, getContext: () => context };
  Object.assign(context, { canvas });
  // Without a document to look for, be there one or not: the page's script draws so as well.
  // The fake canvas and the plain data are less than Chart.js's types ask for, and all that it uses.
  const chart = new Chart(canvas as never, { ...fitted.chart, platform: BasicPlatform } as never);
  const drawing = { width, height: fitted.height, markup: context.markup() };
  chart.destroy();
  return drawing;
}
