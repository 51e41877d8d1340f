import { expect, test } from 'vitest';
import { notMeasured } from './not-measured.js';

test('what is not measured is named once, with a reason and a way, in both languages', () => {
  expect(new Set(notMeasured.map(({ id }) => id)).size).toBe(notMeasured.length);
  for (const { name, why, whatItWouldTake } of notMeasured) {
    for (const words of [name, why, whatItWouldTake]) {
      expect(words.en).toMatch(/\w/);
      expect(words.ko).toMatch(/[가-힣]|^[\w ()/]+$/);
    }
  }
});
