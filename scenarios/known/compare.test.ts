import { describe, expect, test } from 'vitest';
import { compare } from './compare.js';
import type { ExpectedTime } from './known-answer.js';
import type { Seen } from './seen.js';

const MS = 1e6;

function seen(
  parts: Partial<Seen> & { times?: Record<string, number>; counts?: Record<string, number> } = {},
): Seen {
  const { times = {}, counts = { missing: 0 }, ...rest } = parts;
  return {
    valid: true,
    reasons: [],
    failed: [],
    accused: [],
    openedMs: 200,
    count: (id) => counts[id],
    timeNs: (histogram, id) => times[`${histogram} ${id}`],
    ...rest,
  };
}

describe('a count', () => {
  const expected = { kind: 'count', id: 'missing', value: 10 } as const;
  test.each([
    [10, true],
    [9, false],
    [11, false],
    [undefined, false],
  ])('of 10 that is seen as %s is right: %s', (missing, ok) => {
    const counts: Record<string, number> = missing === undefined ? {} : { missing };
    expect(compare(expected, seen({ counts }), 'wide').ok).toBe(ok);
  });
});

describe('a verdict', () => {
  const rejected = (...accused: readonly string[]) => seen({ valid: false, accused });
  test('must accuse what was built in, and nothing else', () => {
    const expected = { kind: 'accused', of: ['missing', 'cuts'] } as const;
    expect(compare(expected, rejected('missing', 'cuts'), 'strict').ok).toBe(true);
    expect(compare(expected, rejected('missing'), 'strict').ok).toBe(false);
    expect(compare(expected, rejected('missing', 'corrupt', 'cuts'), 'strict').ok).toBe(false);
    expect(compare(expected, seen(), 'strict').ok).toBe(false);
  });

  test('may be spoilt by the machine only where times are not asked for strictly', () => {
    const expected = { kind: 'accused', of: [], quiet: true } as const;
    expect(compare(expected, rejected(), 'strict').ok).toBe(false);
    expect(compare(expected, rejected(), 'wide').ok).toBe(true);
    expect(compare(expected, rejected('missing'), 'wide').ok).toBe(false);
    expect(compare({ kind: 'accused', of: [] }, rejected(), 'strict').ok).toBe(true);
  });

  test('is wrong where nothing was measured', () => {
    const failed = seen({ valid: false, failed: ['failed'], counts: {} });
    expect(compare({ kind: 'accused', of: [] }, failed, 'wide').ok).toBe(false);
  });
});

describe('a time', () => {
  const expected: ExpectedTime = {
    kind: 'time',
    histogram: 'intended',
    id: 'p50',
    ns: 5 * MS,
    tolerance: { ns: 0.25 * MS },
    aboveReference: true,
    wide: { leastNs: 5 * MS, mostNs: 1000 * MS },
  };
  const at = (ms: number) => seen({ times: { 'intended p50': ms * MS } });

  test.each([
    [5.3, true],
    [5.54, true],
    [5.06, true],
    [5.56, false],
    [5.04, false],
  ])('of 5 ms above 0.3 ms is strictly seen in %d ms: %s', (ms, ok) => {
    expect(compare(expected, at(ms), 'strict', at(0.3)).ok).toBe(ok);
  });

  test('is held on any machine to its wide bounds alone', () => {
    expect(compare(expected, at(5.01), 'wide').ok).toBe(true);
    expect(compare(expected, at(900), 'wide').ok).toBe(true);
    expect(compare(expected, at(4.99), 'wide').ok).toBe(false);
    expect(compare(expected, at(1001), 'wide').ok).toBe(false);
    expect(compare(expected, seen(), 'wide').ok).toBe(false);
  });

  test('is held to some bounds only where the instrument found the machine quiet', () => {
    const bounded = { ...expected, wide: { leastNs: 5 * MS, mostIfValidNs: 10 * MS } };
    expect(compare(bounded, at(11), 'wide').ok).toBe(false);
    expect(compare(bounded, { ...at(11), valid: false }, 'wide').ok).toBe(true);
    expect(compare(bounded, { ...at(4), valid: false }, 'wide').ok).toBe(false);
  });

  test('is not told from a figure that is withheld', () => {
    expect(compare(expected, at(5.3), 'strict', { ...at(0.3), valid: false }).ok).toBe(false);
    expect(compare(expected, at(5.3), 'strict').ok).toBe(false);
  });

  test('may be bounded on one side', () => {
    const { aboveReference, ...alone } = expected;
    expect(aboveReference).toBe(true);
    expect(compare({ ...alone, tolerance: 'most' }, at(5), 'strict').ok).toBe(true);
    expect(compare({ ...alone, tolerance: 'most' }, at(5.01), 'strict').ok).toBe(false);
    expect(compare({ ...alone, tolerance: 'least' }, at(4.99), 'strict').ok).toBe(false);
  });
});

test('how a connection ended must be named in the reasons', () => {
  const expected = { kind: 'named', by: /connection was cut/ } as const;
  expect(compare(expected, seen({ reasons: ['Readers said: the connection was cut.'] }), 'wide').ok).toBe(
    true,
  );
  expect(compare(expected, seen({ reasons: ['connections cut 1'] }), 'wide').ok).toBe(false);
});
