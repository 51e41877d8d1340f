import { expect, it } from 'vitest';
import { textsWithin } from './poll-answer.js';

const messages = ['[1]', '["한"]', '[3]'].map((text, i) => ({ seq: i, text }));

it('answers with all that fits', () => {
  expect(textsWithin(messages, 13)).toEqual(['[1]', '["한"]', '[3]']);
});

it('counts bytes, not characters, and leaves the rest, in order, to the next poll', () => {
  expect(textsWithin(messages, 12)).toEqual(['[1]', '["한"]']);
  expect(textsWithin(messages, 9)).toEqual(['[1]']);
});

it('answers with at least one message, however large', () => {
  expect(textsWithin(messages, 0)).toEqual(['[1]']);
  expect(textsWithin([], 0)).toEqual([]);
});
