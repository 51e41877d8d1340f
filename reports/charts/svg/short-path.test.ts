import { describe, expect, it } from 'vitest';
import { shortPath } from './short-path.js';

describe('shortPath', () => {
  it.each([
    ['M84.5 30L84.5 337', 'M84.5 30v307', 'down'],
    ['M67 311.5L533 311.5', 'M67 311.5h466', 'across'],
    ['M10 10L9.5 10.2', 'M10 10l-.5 .2', 'aslant, without leading zeros'],
    ['M10 10L9.5 9.8M12 12L13 12', 'M10 10l-.5-.2m2.5 2.2h1', 'another piece from where the last ended'],
    ['M1 1L3 1L3 3ZM2 2L4 2', 'M1 1h2v2Zm1 1h2', 'another piece after a closed one, from where that began'],
    ['M5 5h0M7 5h0', 'M5 5h0m2 0h0', 'dots'],
    ['M1 2A5 5 0 1 1 11 2', 'M1 2a5 5 0 1 1 10 0', 'an arc'],
    ['M-3 -4L-3.3 -4', 'M-3-4h-.3', 'beyond the edge'],
  ])('says %s as %s: %s', (long, short) => {
    expect(shortPath(long)).toBe(short);
  });

  it('does not drift however many steps there are', () => {
    const places = Array.from({ length: 500 }, (_, index) => `${(index * 0.7 + 0.05).toFixed(2)} 3`);
    const steps = [...shortPath(`M${places.join('L')}`).matchAll(/[Mh](-?[\d.]+)/g)];
    const end = steps.reduce((sum, [, step]) => sum + Number(step), 0);
    expect(Math.abs(end - (499 * 0.7 + 0.05))).toBeLessThan(0.06);
  });
});
