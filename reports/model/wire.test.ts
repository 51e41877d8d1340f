import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { drawFigure } from '../charts/draw-figure.js';
import { factsOf } from '../story/facts.js';
import { wireOf } from '../story/wire-facts.js';
import { viewRun } from './view.js';
import { wireSection } from './wire.js';

const run = sampleRun({ scenarios: ['wire'] });
const facts = factsOf(viewRun(run, 'en'));

describe('what the captured bytes say', () => {
  it('finds the handshake right, the ends unchanged, and close frames ahead of the FINs', () => {
    const socket = wireOf(facts).of('websocket')!;
    expect([socket.status, socket.acceptKeyRight, socket.sameEnds, socket.closedBeforeFin]).toEqual([
      101,
      true,
      true,
      true,
    ]);
    expect(new Set(socket.fins.map(({ way }) => way))).toEqual(new Set(['up', 'down']));
    expect(socket.frameHeadBytes('answer', 'up')).toBe(6);
  });

  it('finds a wrong accept key wrong', () => {
    const changed = JSON.parse(
      JSON.stringify(run).replaceAll(/"base64":"([^"]*)"/g, (_all, text: string) => {
        const bytes = Buffer.from(text, 'base64').toString('latin1');
        const wrong = bytes.replace(/(Sec-WebSocket-Accept: )./i, '$1*');
        return `"base64":"${Buffer.from(wrong, 'latin1').toString('base64')}"`;
      }),
    );
    const socket = wireOf(factsOf(viewRun(changed, 'en'))).of('websocket')!;
    expect(socket.acceptKeyRight).toBe(false);
  });

  it('counts bytes that stand at the pointers it gives', () => {
    const { figure, value } = wireOf(facts).of('short-polling')!.exchanged('news')!;
    const lengths = figure.from.map((pointer) => {
      const text = pointer
        .slice(1)
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], run);
      return Buffer.from(String(text), 'base64').length;
    });
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(value);
    expect(figure.how).toBe('bytes');
  });
});

describe('the part of the page', () => {
  it('draws a square for every byte of the news', () => {
    const figure = wireSection(facts)!.figures.find(({ id }) => id === 'wire-dots')!;
    const { markup } = drawFigure(figure.spec, 780);
    // A row of n squares of 5 pixels, 2 apart, is 7 n - 2 long.
    const squares = [...markup.matchAll(/h(\d+)(?=[M"])/g)].reduce(
      (sum, [, h]) => sum + (Number(h) + 2) / 7,
      0,
    );
    const wire = wireOf(facts);
    const counted = ['short-polling', 'sse', 'websocket'].map((id) => wire.of(id)!.exchanged('news')!.value);
    expect(squares).toBe(counted.reduce((sum, bytes) => sum + bytes, 0));
  });

  it.each([780, 350])('keeps its pictures within %i pixels, their texts escaped', (width) => {
    for (const { spec } of wireSection(facts)!.figures) {
      const { markup, height } = drawFigure(spec, width);
      expect(height).toBeGreaterThan(50);
      const places = [...markup.matchAll(/ x="([\d.-]+)"/g)].map(([, x]) => Number(x));
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...places)).toBeLessThanOrEqual(width);
    }
  });

  it('is not there where the run kept no bytes', () => {
    expect(wireSection(factsOf(viewRun(sampleRun({ scenarios: ['push'] }), 'en')))).toBeNull();
  });
});
