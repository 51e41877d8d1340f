import { describe, expect, it } from 'vitest';
import { josa } from './josa.js';

const joined = (word: string, particle: Parameters<typeof josa>[1]) =>
  josa(word, particle).replace('\u2060', '');

describe('josa', () => {
  it('follows the last syllable', () => {
    expect(joined('롱 폴링', '은/는')).toBe('롱 폴링은');
    expect(joined('메시지', '이/가')).toBe('메시지가');
  });

  it('reads a name, not the remark in brackets behind it', () => {
    expect(joined('웹소켓 (ws)', '과/와')).toBe('웹소켓 (ws)과');
  });

  it('reads Latin letters by their Korean names', () => {
    expect(joined('SSE', '은/는')).toBe('SSE는');
    expect(joined('HTML', '을/를')).toBe('HTML을');
    expect(joined('node:net', '은/는')).toBe('node:net은');
  });

  it('takes 로 after ㄹ', () => {
    expect(joined('메일', '으로/로')).toBe('메일로');
    expect(joined('숏 폴링', '으로/로')).toBe('숏 폴링으로');
  });
});
