import { describe, expect, it } from 'vitest';
import { makeAxis } from './axis.js';
import { chartConfig } from './config.js';
import { packCharts, unpackCharts } from './pack.js';
import type { ChartSpec, Strip } from './spec.js';
import { dotPlaces, stripDrawing } from './strips.js';
import { drawSvg } from './svg/draw.js';

const strip: Strip = {
  times: [
    [20, 3],
    [21, 400],
    [300, 2],
    [995, 1],
  ],
  law: [25, 1000],
};
const axis = makeAxis({ kind: 'bars', values: [1000], label: String, title: () => 'Time' });
const box = { left: 100, right: 700, middle: 40 };

const spec: ChartSpec = {
  id: 'answer',
  kind: 'messages',
  series: [{ id: 'a', label: 'median', role: 'main' }],
  rows: [
    {
      look: 'ws',
      label: 'WebSocket',
      marks: [
        {
          series: 'a',
          ...{ value: 21, low: 20, high: 22, rounds: [20, 21, 22], bound: null, text: '21 ms', tip: ['tip'] },
          ...{ roundTips: [], parts: [] },
        },
      ],
      gap: null,
      note: null,
      strip,
    },
    { look: 'sse', label: 'SSE', marks: [], gap: 'Not valid: generator 97 % busy', note: null },
  ],
  axis,
};

describe('a strip of messages', () => {
  it('has one place for each message, within its bounds, at its time', () => {
    const places = dotPlaces(stripDrawing(strip, axis), box);
    expect(places).toHaveLength(406);
    for (const [x, y] of places) {
      expect(x).toBeGreaterThanOrEqual(box.left);
      expect(x).toBeLessThanOrEqual(box.right);
      expect(Math.abs(y - box.middle)).toBeLessThan(11);
    }
    const late = places.at(-1)![0];
    const expected = box.left + (600 * 995) / axis.max;
    expect(Math.abs(late - expected)).toBeLessThan(600 / 2048);
  });

  it('is spread up and down, and the same each time', () => {
    const places = dotPlaces(stripDrawing(strip, axis), box);
    expect(dotPlaces(stripDrawing(strip, axis), box)).toEqual(places);
    const above = places.filter(([, y]) => y < box.middle).length;
    expect(Math.abs(above - 203)).toBeLessThan(30);
  });

  it('is one path of dots without length, each pixel once, over its band', () => {
    const { markup } = drawSvg(chartConfig(spec), 780);
    const path = /<path d="([Mm\d. h-]+h0)" [^>]*stroke-linecap="round"/.exec(markup)?.[1] ?? '';
    let [x, y] = [0, 0];
    // Each place is said as a step from the last.
    const dots = [...path.matchAll(/m(-?[\d.]+) ?(-?[\d.]+)h0/gi)].map(([, right, down]) => {
      [x, y] = [x + Number(right), y + Number(down)];
      return `${x.toFixed(1)} ${y.toFixed(1)}`;
    });
    expect(new Set(dots).size).toBe(dots.length);
    expect(dots.length).toBeGreaterThan(10);
    expect(dots.length).toBeLessThan(60);
    expect(markup).toMatch(/<rect [^>]*fill="var\(--lane-ws\)" opacity="0.24"/);
    expect(markup).toContain('>21 ms</text>');
    expect(markup).toContain('>Not valid: generator 97 % busy</text>');
  });

  it('is drawn live from what it is drawn from as SVG', () => {
    const config = chartConfig(spec);
    const sent = JSON.parse(JSON.stringify(packCharts([['answer', config]])));
    const live = unpackCharts(sent).answer!;
    expect(live).toEqual(JSON.parse(JSON.stringify(config)));
    for (const width of [780, 350]) expect(drawSvg(live, width)).toEqual(drawSvg(config, width));
  });
});
