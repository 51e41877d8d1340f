import { describe, expect, it } from 'vitest';
import { adviceCases } from './advice-cases.js';
import { fields, hashOf, readField, readTexts, stepped, textsOf, textsOfHash } from './calculator-fields.js';

const field = (id: string) => fields.find((one) => one.id === id)!;
const ticker = textsOf(adviceCases.find(({ id }) => id === 'ticker')!);

describe('what is typed', () => {
  it.each([
    ['clients', '5000', 5000],
    ['clients', '1e6', 1_000_000],
    ['clients', '1000001', null],
    ['clients', '0', null],
    ['clients', '1.5', null],
    ['news', '0.5', 0.5],
    ['news', '0', null],
    ['sent', '0', 0],
    ['sent', '-1', null],
    ['staleness', '0.001', 0.001],
    ['staleness', '', null],
    ['staleness', 'soon', null],
    ['rtt', 'NaN', null],
    ['rtt', 'Infinity', null],
  ])('is read within its bounds: %s %s', (id, text, value) => {
    expect(readField(field(id), text)).toBe(value);
  });

  it('becomes needs in the units of the model, or names the fields that are wrong', () => {
    expect(readTexts({ ...ticker, staleness: '0.5' })).toEqual({
      needs: {
        clients: 5000,
        ratePerSecond: 0.2,
        upPerSecond: 0,
        textBytes: 128,
        rttMs: 50,
        stalenessMs: 500,
      },
    });
    expect(readTexts({ ...ticker, clients: '', bytes: '15' })).toEqual({
      wrong: [field('clients'), field('bytes')],
    });
  });

  it('steps by 1, 2 and 5, and stays within its bounds', () => {
    const up = [1, 2, 5, 10, 20].map((value) => stepped(field('clients'), value, true));
    expect(up).toEqual([2, 5, 10, 20, 50]);
    expect([5000, 3000, 1].map((value) => stepped(field('clients'), value, false))).toEqual([2000, 2000, 1]);
    expect([0, 0.01, 0.5].map((value) => stepped(field('sent'), value, true))).toEqual([0.01, 0.02, 1]);
    expect([0.02, 0.01].map((value) => stepped(field('sent'), value, false))).toEqual([0.01, 0]);
    expect(stepped(field('clients'), 1_000_000, true)).toBe(1_000_000);
    expect(stepped(field('bytes'), 50_000, true)).toBe(65_536);
  });
});

describe('the address', () => {
  it('keeps the numbers of every case', () => {
    for (const needs of adviceCases) {
      const texts = textsOf(needs);
      expect(textsOfHash(hashOf(texts))).toEqual(texts);
    }
    expect(hashOf(ticker)).toBe('#advice?clients=5000&news=0.2&sent=0&bytes=128&rtt=50&staleness=2');
  });

  it('gives numbers within bounds only, and nothing else', () => {
    expect(textsOfHash('#advice?clients=9e9&news=2&rtt=<script>&sent=&other=1&clients=3')).toEqual({
      news: '2',
    });
    expect(textsOfHash('#advice?%E0%A4%A&clients=7')).toEqual({ clients: '7' });
    for (const hash of ['', '#advice', '#method', '#advice-title?clients=5'])
      expect(textsOfHash(hash)).toBeNull();
  });
});
