import { describe, expect, it } from 'vitest';
import { spread } from './line-names.js';

describe('names at the ends of lines', () => {
  const room = { from: 0, to: 200 };

  it('stay where they belong where there is room', () => {
    expect(spread([150, 20, 80], 18, room)).toEqual([150, 20, 80]);
  });

  it('move apart around where they belong, in their order', () => {
    expect(spread([100, 101, 99], 18, room)).toEqual([100, 118, 82]);
  });

  it('stay within the edges', () => {
    expect(spread([199, 200], 18, room)).toEqual([182, 200]);
    expect(spread([0, 1], 18, room)).toEqual([0, 18]);
  });
});
