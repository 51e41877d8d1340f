/** The static charts of the language that travelled packed, for print and for where none is live. */
import type { ChartConfig } from '../../charts/config.js';
import { drawSvg } from '../../charts/svg/draw.js';

export function drawStaticCharts(configs: Readonly<Record<string, ChartConfig>>): void {
  for (const drawing of document.querySelectorAll<SVGElement>('svg[data-width]')) {
    const config = configs[drawing.closest('.chart')?.id ?? ''];
    if (config) drawing.innerHTML = drawSvg(config, Number(drawing.dataset.width)).markup;
    delete drawing.dataset.width;
  }
}
