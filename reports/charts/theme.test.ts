import { describe, expect, it } from 'vitest';
import { laneLooks, lookOf, surface, themeVariables } from './theme.js';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const { paper, panel, ink, muted, link } = surface[theme];

  it('has text that can be read on paper and panel', () => {
    for (const text of [ink, muted, link]) {
      for (const ground of [paper, panel]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has lane colours that stand out from the paper', () => {
    for (const look of Object.values(laneLooks))
      expect(contrast(look[theme], paper)).toBeGreaterThanOrEqual(3);
  });

  it('tells kin apart by lightness as well as by mark', () => {
    for (const [one, other] of [
      ['short-polling', 'long-polling'],
      ['chunked', 'sse'],
      ['ws', 'uws'],
    ] as const) {
      expect(contrast(laneLooks[one][theme], laneLooks[other][theme])).toBeGreaterThan(1.2);
    }
  });

  it('names a colour and a softer one for each lane', () => {
    expect(Object.keys(themeVariables(theme))).toEqual(expect.arrayContaining(['lane-ws', 'lane-ws-soft']));
  });
});

describe('lookOf', () => {
  it('gives each lane of the table a mark and a dash of its own', () => {
    const looks = Object.values(laneLooks);
    expect(new Set(looks.map(({ mark }) => mark)).size).toBe(looks.length);
    expect(new Set(looks.map(({ dash }) => dash.join())).size).toBe(looks.length);
  });

  it('falls back on the transport, then on the family, and draws controls grey', () => {
    expect(lookOf({ id: 'sse@uws', transport: 'sse', family: 'stream' })).toBe('sse');
    expect(lookOf({ id: 'constructor', transport: 'x', family: 'socket' })).toBe('ws');
    expect(lookOf({ id: 'ws', transport: 'websocket', family: 'control' })).toBe('control');
  });
});
