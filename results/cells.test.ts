import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf, groupTrials, roundsNeeded } from './cells.js';
import { failedTrial, invalidTrial, skippedTrial, validTrial } from './fixtures/bare-trial.js';
import type { TrialRecord } from './schema.js';

/** One trial a letter: v valid, i invalid, f failed, s skipped; the metric reads 10, 11, 12 … */
function rounds(letters: string): TrialRecord[] {
  return [...letters].map((letter, round) => {
    if (letter === 'v') return validTrial({ round }, { latencyP50Ns: 10 + round });
    const make = { i: invalidTrial, f: failedTrial, s: skippedTrial }[letter as 'i' | 'f' | 's'];
    return make({ round }, `reason ${letter}`);
  });
}

const only = (trials: readonly TrialRecord[]) => {
  const cells = cellsOf(trials);
  expect(cells).toHaveLength(1);
  return cells[0]!;
};

describe('how many valid rounds make a valid cell', () => {
  test.each([
    [1, 1],
    [2, 2],
    [4, 4],
    [5, 4],
    [6, 5],
    [10, 8],
    [18, 15],
    [20, 16],
  ])('of %i rounds: %i', (tried, needed) => {
    expect(roundsNeeded(tried)).toBe(needed);
  });

  test.each([
    ['v', 'valid'],
    ['vvvv', 'valid'],
    ['vvvi', 'invalid'],
    ['vvvvi', 'valid'],
    ['vvvii', 'invalid'],
    ['vvvff', 'invalid'],
    ['fffff', 'failed'],
    ['ffffs', 'failed'],
    ['iffff', 'invalid'],
    ['sssss', 'skipped'],
    ['s', 'skipped'],
    ['i', 'invalid'],
    ['f', 'failed'],
  ])('%s is %s', (letters, status) => {
    expect(only(rounds(letters)).status).toBe(status);
  });
});

describe('a cell that is not valid', () => {
  test('counts its reasons, the most frequent first', () => {
    expect(only(rounds('vfiif'))).toMatchObject({
      status: 'invalid',
      validRounds: 1,
      reasons: ['2 of 5 rounds: reason f', '2 of 5 rounds: reason i'],
    });
    expect(only(rounds('vfiii'))).toMatchObject({
      reasons: ['3 of 5 rounds: reason i', '1 of 5 rounds: reason f'],
    });
  });

  test('does not count a reason that all rounds share', () => {
    expect(only(rounds('sssss'))).toMatchObject({ reasons: ['reason s'] });
  });

  test('holds no figure', () => {
    expect(JSON.stringify(only(rounds('vviii')))).not.toContain('latencyP50Ns');
  });
});

describe('retries', () => {
  const retried = [
    validTrial({ round: 0 }, { latencyP50Ns: 10 }),
    validTrial({ round: 1, attempt: 1 }, { latencyP50Ns: 12 }),
    invalidTrial({ round: 1, attempt: 0 }, 'a busy machine'),
  ];

  test('replace what they retry, in whatever order they are stored', () => {
    const expected = { status: 'valid', validRounds: 2, metrics: { latencyP50Ns: { rounds: [10, 12] } } };
    expect(only(retried)).toMatchObject(expected);
    expect(only([...retried].reverse())).toMatchObject(expected);
  });

  test('that are rejected too leave the round without a figure', () => {
    const trials = [invalidTrial({ attempt: 0 }, 'first'), invalidTrial({ attempt: 1 }, 'second')];
    expect(only(trials)).toMatchObject({ status: 'invalid', validRounds: 0, reasons: ['second'] });
  });
});

describe('the figures of a valid cell', () => {
  test('are the median of the rounds, their interval, and the rounds in order', () => {
    const cell = only([...rounds('vvvvv')].reverse());
    expect(cell).toMatchObject({
      metrics: { latencyP50Ns: { value: 12, rounds: [10, 11, 12, 13, 14], bound: null } },
    });
    const { low, high } = cell.status === 'valid' ? cell.metrics.latencyP50Ns! : { low: 0, high: 0 };
    expect(low).toBeCloseTo(10.1, 0);
    expect(high).toBeCloseTo(14.1, 0);
  });

  test('leave out rounds that are not valid', () => {
    expect(only(rounds('vivvv'))).toMatchObject({
      metrics: { latencyP50Ns: { value: 12.5, rounds: [10, 12, 13, 14] } },
    });
  });

  test('have no interval below three rounds', () => {
    expect(only(rounds('vv'))).toMatchObject({
      metrics: { latencyP50Ns: { value: 10.5, low: null, high: null } },
    });
  });

  test('are of the rounds that have them', () => {
    const trials = [...rounds('vvv'), validTrial({ round: 3 }, { latencyP50Ns: 13, latencyP99Ns: 99 })];
    expect(only(trials)).toMatchObject({ metrics: { latencyP99Ns: { value: 99, rounds: [99], low: null } } });
  });

  test('are a bound, without an interval, where any round is one', () => {
    const bound = { deliveriesPerSecond: 'lower' } as const;
    const trials = [0, 1, 2, 3].map((round) =>
      validTrial({ round }, { deliveriesPerSecond: 100 + round }, round === 2 ? bound : {}),
    );
    expect(only(trials)).toMatchObject({
      metrics: { deliveriesPerSecond: { value: 101.5, low: null, high: null, bound: 'lower' } },
    });
  });

  test('are left out where some rounds bound them from below and others from above', () => {
    const trials = [
      validTrial({ round: 0 }, { echoesPerSecond: 5 }, { echoesPerSecond: 'lower' }),
      validTrial({ round: 1 }, { echoesPerSecond: 6 }, { echoesPerSecond: 'upper' }),
    ];
    expect(only(trials)).toMatchObject({ status: 'valid', metrics: {} });
  });
});

test('scenario, lane and point make a cell, whatever the order of the parameters', () => {
  const trials = [
    validTrial({ point: { clients: 10, rttMs: 0 } }),
    validTrial({ point: { rttMs: 0, clients: 10 }, round: 1 }),
    validTrial({ point: { clients: 20, rttMs: 0 } }),
    validTrial({ lane: 'sse', point: { clients: 10, rttMs: 0 } }),
    validTrial({ scenario: 'connect', point: { clients: 10, rttMs: 0 } }),
  ];
  expect(groupTrials(trials).map((group) => group.rounds.length)).toEqual([2, 1, 1, 1]);
});

test('no trials, no cells; and the order in which trials are stored makes no difference', () => {
  expect(cellsOf([])).toEqual([]);
  const trials = rounds('vivvfvv');
  const expected = cellsOf(trials);
  fc.assert(
    fc.property(fc.shuffledSubarray(trials, { minLength: trials.length }), (shuffled) => {
      expect(cellsOf(shuffled)).toEqual(expected);
    }),
  );
});
