import { describe, expect, it } from 'vitest';
import { makeAxis } from '../axis.js';
import { chartConfig } from '../config.js';
import type { ChartSpec, Mark } from '../spec.js';
import { drawSvg } from './draw.js';

const mark = (value: number, change: Partial<Mark> = {}): Mark => ({
  series: 'a',
  value,
  low: value * 0.7,
  high: value * 1.4,
  rounds: [value * 0.8, value, value * 1.2],
  bound: null,
  text: `${value} ms`,
  tip: ['tip'],
  roundTips: ['one', 'two', 'three'],
  parts: [],
  ...change,
});

function spec(kind: 'dots' | 'bars', marks: readonly Mark[]): ChartSpec {
  return {
    id: 'chart',
    kind,
    series: [{ id: 'a', label: 'median', role: 'main' }],
    rows: [
      ...marks.map((one) => ({
        look: 'ws' as const,
        label: '웹소켓 & <ws>',
        marks: [one],
        gap: null,
        note: null,
      })),
      { look: 'sse' as const, label: 'SSE', marks: [], gap: 'Not valid: generator 97 % busy', note: null },
    ],
    axis: makeAxis({ kind, values: [1, 500], label: String, title: (scale) => `Time, ${scale}` }),
  };
}

const draw = (kind: 'dots' | 'bars', marks: readonly Mark[], width = 780) =>
  drawSvg(chartConfig(spec(kind, marks)), width).markup;
const count = (markup: string, part: string) => markup.split(part).length - 1;

describe('drawSvg', () => {
  it('writes text as text, escaped', () => {
    const markup = draw('dots', [mark(20)]);
    expect(markup).toMatch(/<text[^>]*>웹소켓 &amp; &lt;ws&gt;<\/text>/);
    expect(markup).toMatch(/<text[^>]*>20 ms<\/text>/);
    expect(markup).toMatch(/<text[^>]*>Time, log<\/text>/);
  });

  it('draws a dot for each round, and a circle for the mark', () => {
    const dots = (markup: string) => /<path d="([^"]*)"[^>]*stroke-linecap="round"/.exec(markup)?.[1] ?? '';
    expect(count(dots(draw('dots', [mark(20)])), 'h0')).toBe(3);
    expect(count(draw('dots', [mark(20)]), '<circle')).toBe(1);
    expect(count(dots(draw('bars', [mark(20)])), 'h0')).toBe(3);
  });

  it('draws an interval with its caps, and none where there is none', () => {
    const stroke = 'stroke="var(--lane-ws)" stroke-width="2"';
    expect(draw('dots', [mark(20)])).toContain(stroke);
    expect(draw('dots', [mark(20, { low: null, high: null })])).not.toContain(stroke);
  });

  it('draws bars from zero', () => {
    const markup = draw('bars', [mark(500), mark(250)]);
    const bars = [...markup.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="13"/g)];
    expect(bars).toHaveLength(2);
    const [short, long] = bars
      .map((bar) => ({ x: Number(bar[1]), width: Number(bar[2]) }))
      .sort((a, b) => a.width - b.width);
    expect(short?.x).toBe(long?.x);
    expect(Math.abs((long?.width ?? 0) - 2 * (short?.width ?? 0))).toBeLessThan(1);
  });

  it('hatches a row without figures and says why', () => {
    const markup = draw('dots', [mark(20)]);
    expect(markup).toContain('stroke="var(--hatch)"');
    expect(markup).toContain('>Not valid: generator 97 % busy</text>');
  });

  it('names colours as variables only, so that the theme decides', () => {
    const markup = draw('bars', [mark(20)]) + draw('dots', [mark(20, { bound: 'lower' })]);
    const colours = [...markup.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((match) => match[1]);
    expect(colours.filter((colour) => colour !== 'none' && !colour?.startsWith('var(--'))).toEqual([]);
  });

  it('stays within its width in both layouts', () => {
    for (const width of [780, 350]) {
      const markup = draw('dots', [mark(20), mark(500, { text: '≥ 500,000/s' })], width);
      const xs = [...markup.matchAll(/ (?:x|cx)="(-?[\d.]+)"/g)].map((match) => Number(match[1]));
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(width);
    }
  });
});
