import { expect, test } from 'vitest';
import { escaped, frontMatter, table } from './markdown.js';

test('signs of Markdown and HTML are text', () => {
  expect(escaped('a *b* _c_ `d` [e](f) <script> & # | ~')).toBe(
    'a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<script\\> \\& \\# \\| \\~',
  );
});

test('a number or a dash at the start of a line begins no list; elsewhere they stay', () => {
  expect(escaped('1. first')).toBe('1\\. first');
  expect(escaped('- first')).toBe('\\- first');
  expect(escaped('26.4 ms by ws - a socket')).toBe('26.4 ms by ws - a socket');
});

test('a table keeps its columns whatever stands in its cells', () => {
  expect(
    table([
      ['a', 'b'],
      ['c|d', 'e\nf'],
    ]),
  ).toBe('| a | b |\n| --- | --- |\n| c\\|d | e f |');
});

test('front matter is read back as it was, quotes and colons included', () => {
  const title = 'It said: "no"\n---';
  expect(frontMatter({ title })).toBe(`---\ntitle: ${JSON.stringify(title)}\n---`);
});
