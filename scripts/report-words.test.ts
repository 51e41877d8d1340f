/** What scenarios call by an id, the report must be able to say in every language. */
import { describe, expect, test } from 'vitest';
import { messagesFor } from '../reports/messages.js';
import { adviceText } from '../reports/model/checks.js';
import { viewRun } from '../reports/model/view.js';
import { anchorTable } from '../results/anchors.js';
import { sampleRun } from '../results/fixtures/sample-run.js';
import { judge } from '../scenarios/harness/judge.js';
import { limits } from '../scenarios/harness/trial-limits.js';
import { selfMeasurements } from '../scenarios/self/measurements.js';

const korean = messagesFor('ko');
const HANGUL = /[가-힣]/;

describe('the Korean report', () => {
  test.each(limits.map(({ id }) => id))('names the check %s, and says what to try', (id) => {
    expect(korean.checkName[id]).toMatch(HANGUL);
    expect(korean.checkAdvice[id]).toMatch(HANGUL);
  });

  test('names every figure of the harness itself', () => {
    const ids = selfMeasurements.flatMap(({ figures }) => Object.keys(figures));
    expect(ids.length).toBeGreaterThan(5);
    for (const id of ids) {
      if (!id.startsWith('hold.')) expect(korean.selfName(id)).toMatch(HANGUL);
    }
  });

  test('names every source of published figures', () => {
    for (const { id } of anchorTable) expect(korean.anchorTitle[id]).toMatch(HANGUL);
  });

  test('quotes what cut readers said, after advice in Korean', () => {
    const cuts = judge({ corrupt: 0, resets: 0, cuts: 2, cutsSaid: ['socket hang up. Twice', 'ECONNRESET'] });
    const check = cuts.find(({ id }) => id === 'cuts')!;
    const advice = adviceText(viewRun(sampleRun({ scenarios: ['push'], rounds: 1 }), 'ko'), check);
    expect(advice).toBe(
      `${korean.checkAdvice.cuts} 클라이언트가 남긴 메시지: socket hang up. Twice; ECONNRESET`,
    );
  });
});
