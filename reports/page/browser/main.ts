/** What script adds to a page that is complete without it: live charts, and a choice of colours. */
import type { ChartConfig } from '../../charts/config.js';
import { type PackedCharts, unpackCharts } from '../../charts/pack.js';
import { drawLiveCharts } from './live-charts.js';
import { openForPrint } from './open-for-print.js';
import { offerThemes } from './theme-switch.js';

function embedded(): Readonly<Record<string, ChartConfig>> {
  const text = document.getElementById('charts')?.textContent;
  return text ? unpackCharts(JSON.parse(text) as PackedCharts) : {};
}

const charts = drawLiveCharts(embedded());
offerThemes(charts.redraw);
openForPrint();
