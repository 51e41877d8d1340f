import { describe, expect, test } from 'vitest';
import { HOLD_SECONDS, heldAnswers, heldLaw, intervalFor, pollLaw } from './law.js';

/** Plays long polling message by message: answers a second, and the mean age of a message, ms. */
function played(rttMs: number, ratePerSecond: number, messages: number) {
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  let [nowMs, backMs, answers, agesMs] = [0, 0, 0, 0];
  let isNewsWaiting = false;
  for (let i = 0; i < messages; i++) {
    nowMs += (-Math.log(random()) / ratePerSecond) * 1000;
    // The poll that is back meanwhile takes what waits for it, or is held until its time is out.
    while (isNewsWaiting ? backMs <= nowMs : backMs + HOLD_SECONDS * 1000 <= nowMs) {
      backMs += rttMs + (isNewsWaiting ? 0 : HOLD_SECONDS * 1000);
      answers++;
      isNewsWaiting = false;
    }
    if (backMs > nowMs) {
      agesMs += backMs - nowMs + rttMs / 2;
      isNewsWaiting = true;
    } else {
      agesMs += rttMs / 2;
      answers++;
      backMs = nowMs + rttMs;
    }
  }
  return { meanMs: agesMs / messages, answersPerSecond: (answers / nowMs) * 1000 };
}

describe('long polling', () => {
  test('asks once a message and is as fast as a stream where messages are rare', () => {
    const { all, full } = heldAnswers(50, 0.2);
    expect(heldLaw(50, 0.2).meanMs).toBeCloseTo(25, 0);
    expect(all).toBeCloseTo(0.2, 2);
    expect(full).toBeLessThan(all);
  });

  test('asks once a round trip where they come quickly', () => {
    expect(heldLaw(50, 10_000).meanMs).toBeCloseTo(50, 1);
    expect(heldAnswers(50, 10_000).all).toBeCloseTo(20, 3);
  });

  test.each([0.02, 0.5, 8, 40, 300])('is what comes out when %d messages a second are played', (rate) => {
    const seen = played(100, rate, 100_000);
    expect(seen.meanMs / heldLaw(100, rate).meanMs).toBeCloseTo(1, 1);
    expect(seen.answersPerSecond / heldAnswers(100, rate).all).toBeCloseTo(1, 1);
  });

  test('without messages answers as often as the hold ends', () => {
    expect(heldAnswers(0, 0)).toEqual({ all: 1 / HOLD_SECONDS, full: 0 });
  });
});

test('the interval for a staleness is the one whose law gives it', () => {
  expect(pollLaw(80, intervalFor(500, 80)).p99Ms).toBeCloseTo(500);
});
