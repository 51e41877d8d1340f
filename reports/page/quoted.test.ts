import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { Quoted } from './quoted.js';

const shown = (text: string, korean = true) => render(h(Quoted, { text, korean }));

it('marks what others said in English on a Korean page, and nothing else', () => {
  expect(shown('connect ECONNREFUSED')).toBe('<span lang="en">connect ECONNREFUSED</span>');
  expect(shown('5회 중 3회: connect ECONNREFUSED')).toBe(
    '5회 중 3회: <span lang="en">connect ECONNREFUSED</span>',
  );
  expect(shown('부하 생성기가 바빴던 비율 97%')).toBe('부하 생성기가 바빴던 비율 97%');
  expect(shown('connect ECONNREFUSED', false)).toBe('connect ECONNREFUSED');
});
