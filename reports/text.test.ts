import { describe, expect, it } from 'vitest';
import { cleanLine, cleanName, NAME_CHARACTERS, slug } from './text.js';

describe('cleanLine', () => {
  it('makes one line of any text', () => {
    expect(cleanLine(' a\n\tb\u2028c\u0000d\u001b[31m ')).toBe('a b c d [31m');
  });

  it('takes out what would turn the direction of its surroundings', () => {
    expect(cleanLine('\u202edeknalf\u202c \u2066x\u2069')).toBe('deknalf x');
  });

  it('isolates right-to-left text', () => {
    expect(cleanLine('مرحبا')).toBe('\u2068مرحبا\u2069');
  });

  it('shortens without cutting a character in two', () => {
    const name = cleanName('🙂'.repeat(200));
    expect(Array.from(name)).toHaveLength(NAME_CHARACTERS);
    expect(name.endsWith('🙂…')).toBe(true);
  });

  it('leaves ordinary text as it is, Korean too', () => {
    expect(cleanLine('웹소켓 (µWS) – 0.3 ms')).toBe('웹소켓 (µWS) – 0.3 ms');
  });
});

describe('slug', () => {
  it('keeps letters, digits and hyphens', () => {
    expect(slug('Fan-out: <b>100</b>')).toBe('fan-out-b-100-b');
    expect(slug('<>')).toBe('part');
  });
});
