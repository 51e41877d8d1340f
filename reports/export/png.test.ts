import { beforeAll, describe, expect, it } from 'vitest';
import { findPainter, type Painter } from './png.js';

const svg = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" font-family="sans-serif" role="img"><style>svg{--paper:#fff}</style><rect width="100" height="40" fill="var(--paper)"/><text x="4" y="28" font-size="20" fill="var(--ink)">${words}</text></svg>`;

const found = await findPainter();
const without = found.status === 'missing' ? `: ${found.reason}` : '';

describe.skipIf(found.status === 'missing')(`pictures as PNG${without}`, () => {
  let painter: Painter;
  beforeAll(() => {
    if (found.status === 'found') painter = found.painter;
  });
  const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

  it('are twice the size of the drawing', async () => {
    const png = await painter.paint(svg('a'), 'light');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(size(png)).toEqual([200, 80]);
  });

  it('differ by theme', async () => {
    const [light, dark] = [await painter.paint(svg('a'), 'light'), await painter.paint(svg('a'), 'dark')];
    expect(light.equals(dark)).toBe(false);
  });

  it('draw nothing for signs that have no look', async () => {
    const [plain, joined] = [
      await painter.paint(svg('폴링은'), 'light'),
      await painter.paint(svg('폴링\u2060은'), 'light'),
    ];
    expect(joined.equals(plain)).toBe(true);
  });

  it.skipIf(found.status === 'found' && found.missing !== null)(
    'hold Korean as letters: two of them differ, as two boxes would not',
    async () => {
      const [one, other] = [await painter.paint(svg('웹'), 'light'), await painter.paint(svg('폴'), 'light')];
      expect(one.equals(other)).toBe(false);
      expect(painter.languages).toEqual(['en', 'ko']);
    },
  );
});
