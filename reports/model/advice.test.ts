/** What the report answers to typical needs, from a run of round numbers and from those that lack some. */
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { advise } from '../../results/model/advise.js';
import { knownLanes, knownRun } from '../../results/model/fixtures/known-run.js';
import type { RunFile } from '../../results/schema.js';
import { messagesFor } from '../messages.js';
import { plainText } from '../prose.js';
import { type AdviceSection, adviceSection } from './advice.js';
import { answerOf } from './advice-answer.js';
import { adviceCase } from './advice-case.js';
import { type AdviceCaseId, adviceCases } from './advice-cases.js';
import { viewRun } from './view.js';

const known = knownRun();
const without = (run: RunFile, scenario: string): RunFile => ({
  ...run,
  cells: run.cells.filter((cell) => cell.scenario !== scenario),
});
const sectionOf = (run: RunFile, lang: 'en' | 'ko' = 'en'): AdviceSection =>
  adviceSection(viewRun(run, lang))!;
const caseOf = (section: AdviceSection, id: AdviceCaseId) => section.cases.find((one) => one.id === id)!;
const rowOf = (section: AdviceSection, id: AdviceCaseId, lane: string) =>
  caseOf(section, id).rows.find(({ header }) => header === lane)!;
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const needsOf = (id: AdviceCaseId) => adviceCases.find((one) => one.id === id)!;

const section = sectionOf(known);

describe('the answer to typical needs', () => {
  it('is short polling where news may be old, a stream where nobody answers back, a socket where all do', () => {
    expect(section.cases.map(({ finding }) => finding)).toEqual([
      'short-polling is enough',
      'sse will do',
      'sse will do',
      'ws costs least',
    ]);
    expect(section.summary.rows.map(({ cells }) => cells[0])).toEqual([
      'Short-polling is enough',
      'Sse will do',
      'Sse will do',
      'Ws costs least',
    ]);
  });

  it('names what could not be told apart, and what the dearer lanes take', () => {
    const [ties, dearer] = caseOf(section, 'ticker').because.map(spaced);
    expect(ties).toBe(
      'By what counts, the cost of sse cannot be told apart from that of ws: it is the simplest of them to run.',
    );
    // A poll each 1.99 s from each of 5,000, at 400 µs; 1,000 deliveries a second at 20 µs.
    expect(dearer).toBe('Dearer: short-polling 1.00 cores, where ws takes 0.02 cores.');
  });

  it('is in Korean where the report is', () => {
    const korean = sectionOf(known, 'ko');
    expect(korean.cases.map(({ finding }) => finding.replaceAll('\u2060', ''))).toEqual([
      'short-polling로 충분합니다',
      'sse로 충분합니다',
      'sse로 충분합니다',
      'ws가 비용이 가장 적습니다',
    ]);
  });

  it('stands on figures that know their places in the file', () => {
    const figures = section.standsOn.filter((piece) => typeof piece !== 'string');
    expect(figures.map(({ text }) => spaced(text))).toEqual(['20 µs', '40 µs']);
    for (const { from } of figures) {
      const [, , index, , metric] = from[0]!.split('/');
      const cell = known.cells[Number(index)]!;
      expect(cell).toMatchObject({ scenario: 'push', status: 'valid' });
      expect(metric).toBe('serverCpuUsPerMessage');
    }
    expect(plainText(section.standsOn)).toContain('not measured');
  });
});

describe('a lane’s row', () => {
  it('has its interval of asking, its age and its costs', () => {
    const { verdict, figures } = rowOf(section, 'dashboard', 'short-polling');
    expect([verdict.value, ...verdict.under].map(spaced)).toEqual([
      'yes',
      '99 % within 24.8 s',
      'asks every 25 s, 66 % of the answers empty',
    ]);
    expect(figures!.map(({ value }) => spaced(value))).toEqual([
      '22.2 kB/s',
      '< 0.01 cores',
      '4.0 MB',
      '500',
    ]);
  });

  it('has the interval of a cost, and says how far it was carried on', () => {
    const wide = sectionOf(knownRun(knownLanes, 0.2));
    const [, cores, memory] = rowOf(wide, 'ticker', 'short-polling').figures!;
    expect(cores!.under.map(spaced)).toEqual([
      '0.80–1.20 cores',
      '2 processes or more, and what passes messages between them',
    ]);
    expect(cores!.marks.map(spaced)).toEqual(['extrapolated × 25 from 100 polls a second']);
    expect(memory!.marks).toEqual(['extrapolated × 17 from 300 clients']);
  });

  it('has requests and connections for what clients send', () => {
    const connections = (lane: string) => rowOf(section, 'game', lane).figures!.at(-1)!;
    expect(connections('sse')).toMatchObject({ value: '400', under: ['2,000 requests/s to send'] });
    expect(connections('ws')).toMatchObject({ value: '200', under: [] });
  });

  it('says why a lane is out of reach or was not measured', () => {
    const far = advise(known, { ...needsOf('game'), rttMs: 90 });
    const voice = viewRun(known, 'en');
    const [polling] = adviceCase(voice, far, true).rows;
    expect(polling).toMatchObject({ figures: null, verdict: { value: 'no' } });
    expect(polling!.withheld[0]).toContain('asking without a pause');
    const lacking = {
      ...known,
      cells: known.cells.filter(({ lane, scenario }) => lane !== 'ws' || scenario !== 'exact'),
    };
    const row = rowOf(sectionOf(lacking), 'ticker', 'ws');
    expect(row).toMatchObject({ figures: null, verdict: { value: 'not measured' } });
    expect(row.withheld).toEqual(['This run has no valid figure of exact for it.']);
    expect(caseOf(sectionOf(lacking), 'ticker').because.at(-1)).toMatch(/^Ws could not be compared/);
  });
});

describe('what cannot be told', () => {
  const words = messagesFor('en').advice.finding;

  it('is said where no lane has what clients’ sending takes, and the other cases are answered', () => {
    const listening = sectionOf(without(known, 'duplex'));
    expect(listening.cases.map(({ finding }) => finding)).toEqual([
      'short-polling is enough',
      'sse will do',
      words.unmeasured('', false),
      words.unmeasured('', false),
    ]);
    expect(caseOf(listening, 'game')).toMatchObject({ rows: [] });
    expect(caseOf(listening, 'game').because[0]).toContain('duplex');
  });

  it('is said where lanes are fresh enough but their memory is not known', () => {
    const { cases } = sectionOf(without(known, 'connect'));
    expect(cases.map(({ finding }) => finding)).toEqual(adviceCases.map(() => words.incomparable('', false)));
  });

  it('is said where the staleness lies within the interval of the recommended lane', () => {
    const advice = advise(known, needsOf('ticker'));
    const lanes = advice.lanes.map((lane) => ('narrow' in lane ? { ...lane, narrow: true } : lane));
    expect(answerOf({ ...advice, lanes })).toMatchObject({ kind: 'unsure', lane: { id: 'sse' } });
  });

  it('is not taken for an answer where nothing is fresh enough', () => {
    const advice = advise(known, { ...needsOf('game'), rttMs: 500 });
    expect(answerOf(advice).kind).toBe('none');
    expect(adviceCase(viewRun(known, 'en'), advice, true).because.map(spaced)).toEqual([
      'A round trip takes 500 ms, whatever the lane.',
    ]);
  });

  it('makes a first look of a run that ranks nothing', () => {
    const quick = sectionOf({ ...known, ranks: false });
    expect(quick.cases[0]!.finding).toBe('at a first look, short-polling is enough');
    expect(quick.notes[0]).toContain('too few rounds');
  });
});

describe('the section', () => {
  it('is absent where the run lacks what the model takes', () => {
    for (const scenario of ['push', 'exact']) {
      expect(adviceSection(viewRun(without(known, scenario), 'en'))).toBeNull();
    }
    expect(adviceSection(viewRun(sampleRun({ scenarios: ['connect'] }), 'en'))).toBeNull();
  });

  it('speaks of the main lanes alone: engines and controls have tables of their own', () => {
    const headers = sectionOf(sampleRun()).cases.flatMap(({ rows }) => rows.map(({ header }) => header));
    expect(headers).toContain('WebSocket (ws)');
    expect(headers.filter((header) => /http|TCP/.test(header))).toEqual([]);
  });
});
