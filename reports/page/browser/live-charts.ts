/** Puts a live chart with tooltips in the place of each static one, from the same configuration. */
import {
  BarController,
  BarElement,
  Chart,
  LinearScale,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';
import type { ChartConfig } from '../../charts/config.js';
import { fitChart } from '../../charts/fit.js';

Chart.register(
  BarController,
  BarElement,
  LinearScale,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
);

interface LiveChart {
  readonly place: HTMLElement;
  readonly config: ChartConfig;
  chart: Chart | undefined;
  width: number;
}

function colourResolver(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => {
    const variable = /^var\((--[\w-]+)\)$/.exec(name)?.[1];
    return variable ? style.getPropertyValue(variable).trim() : name;
  };
}

function measurer(family: string): (text: string, size: number) => number {
  const context = document.createElement('canvas').getContext('2d');
  return (text, size) => {
    if (!context) return text.length * size;
    context.font = `600 ${size}px ${family}`;
    return context.measureText(text).width;
  };
}

function draw(live: LiveChart): void {
  const width = Math.floor(live.place.clientWidth);
  if (width === 0) return;
  const family = getComputedStyle(document.body).fontFamily;
  const fitted = fitChart(live.config, {
    width,
    family,
    colour: colourResolver(),
    measure: measurer(family),
    pixelRatio: devicePixelRatio,
  });
  live.chart?.destroy();
  const canvas = document.createElement('canvas');
  canvas.width = fitted.width;
  canvas.height = fitted.height;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-labelledby', live.place.dataset.said ?? '');
  live.place.replaceChildren(canvas);
  // The configuration is plain data of our own making; Chart.js's types cannot know its shape.
  live.chart = new Chart(canvas, fitted.chart as never);
  live.width = width;
}

export interface LiveCharts {
  /** In the colours and widths of now. */
  readonly redraw: () => void;
}

/** Draws every chart whose configuration is given; the static ones stay in the page for print. */
export function drawLiveCharts(configs: Readonly<Record<string, ChartConfig>>): LiveCharts {
  const all: LiveChart[] = [];
  const byPlace = new Map<Element, LiveChart>();
  for (const place of document.querySelectorAll<HTMLElement>('[data-chart]')) {
    const config = configs[place.dataset.chart ?? ''];
    if (!config) continue;
    const live: LiveChart = { place, config, chart: undefined, width: 0 };
    all.push(live);
    byPlace.set(place, live);
    place.closest('.chart')?.classList.add('is-live');
  }
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const live = byPlace.get(target);
      if (live && Math.floor(live.place.clientWidth) !== live.width) draw(live);
    }
  });
  for (const live of all) observer.observe(live.place);
  return { redraw: () => all.forEach(draw) };
}
