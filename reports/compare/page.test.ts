import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../results/compare/compare-runs.js';
import { cellIn, setRounds, twoRuns } from '../../results/compare/fixtures.js';
import { outcomeOf } from '../../results/compare/outcome.js';
import { comparedRuns, comparedVersions } from './compared.js';
import { sampleComparison } from './fixture.js';
import { renderComparison } from './page.js';
import { percentOf, rowOf, viewCompared } from './rows.js';

const outcome = outcomeOf(sampleComparison.comparison, false);
const compared = comparedVersions(sampleComparison, outcome);
const page = renderComparison(compared, 'en', 'page.ko.html');
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the page of a comparison', () => {
  it('says first what got worse', () => {
    expect(page).toContain(
      '<h1>2 figures got worse, first Server CPU per delivered message, WebSocket (ws)</h1>',
    );
    const fine = renderComparison({ ...compared, outcome: 'cannot tell' }, 'en', null);
    expect(fine).toContain('<h1>Whether something got worse cannot be told</h1>');
  });

  it('draws each pair of a cost, those that confirm apart, with the change that is let pass', () => {
    const [worse] = compared.comparison.changes;
    const row = rowOf(viewCompared(compared, 'en'), worse!);
    expect(row.picture?.points.map(({ set }) => set)).toEqual([
      ...Array(5).fill('first'),
      ...Array(3).fill('confirmation'),
    ]);
    expect(page.match(/<title>pair \d+/g)).toHaveLength(14);
    expect(page).toContain('<title>let pass up to +10 %</title>');
    expect(row.change).toBe('+22 % (+18 % … +27 %)');
    expect(row.tested).toBe(
      'Worse by more than 10 %? 5 pairs, p = 0.031 among all that were tested; to confirm 3 pairs, p = 0.041.',
    );
  });

  it('names what was not used, withheld or left out, with its reason', () => {
    expect(page).toContain('1 pair disturbed and not used');
    expect(page).toContain('Withheld or left out: 1');
    expect(page).toContain('head failed:');
    expect(page).toContain('Of what the gate goes by, 1 figure cannot be told.');
  });

  it('renders hostile words inert, without script', () => {
    for (const lang of ['en', 'ko'] as const) {
      const html = renderComparison(compared, lang, null);
      for (const harm of ['<b onclick', '<script', '\u0000', '\u001b']) expect(html).not.toContain(harm);
    }
  });

  it('speaks Korean as well', () => {
    const korean = renderComparison(compared, 'ko', 'page.html');
    expect(korean).toContain('2개 값이 나빠졌습니다.');
    expect(korean).toContain('판정 보류');
    expect(korean).toContain('<html lang="ko">');
  });
});

describe('the page of two result files', () => {
  const { base, head } = twoRuns();
  const heavier = cellIn(head, 'exact', 'sse').metrics.downBytesPerMessage!.value + 30;
  setRounds(head, ['exact', 'sse', 'downBytesPerMessage'], [heavier, heavier, heavier, heavier, heavier]);
  setRounds(head, ['push', 'ws', 'serverCpuUsPerMessage'], [29, 30, 31, 30, 30]);
  const comparison = compareRuns(base, head);
  const two = comparedRuns({ base, head }, comparison, outcomeOf(comparison, false));
  const html = renderComparison(two, 'en', null);

  it('shows both sides of what changed, and says that the runs were made apart', () => {
    expect(html).toContain('Worse: Bytes down per delivered message, Server-Sent Events');
    expect(html).toContain('The two runs were made at different times.');
    expect(spaced(html)).toContain('Base 99 B');
  });

  it('keeps every compared figure in a table', () => {
    const rows = html.match(/<tbody>/g)?.length ?? 0;
    expect(rows).toBeGreaterThanOrEqual(comparison.changes.length);
  });
});

it('prints changes with their sign, and none for no change', () => {
  expect([0.12, -0.034, 0, 1.5].map((share) => percentOf(share, 'en'))).toEqual([
    '+12 %',
    '−3.4 %',
    '0 %',
    '+150 %',
  ]);
});
