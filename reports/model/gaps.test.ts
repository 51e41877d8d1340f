/** What stands where a figure would be, in either language. */
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { Cell, RunFile } from '../../results/schema.js';
import { buildReport, type ReportModel } from '../model.js';
import { plainText } from '../prose.js';
import type { Lang } from '../units.js';
import { gapTexts, shortGapText } from './gaps.js';
import { viewRun } from './view.js';

const run = sampleRun();

/** The report with plain spaces in all that is withheld. */
function reportOf(of: RunFile, lang: Lang = 'en'): ReportModel {
  return JSON.parse(JSON.stringify(buildReport(of, lang)).replaceAll('\u00a0', ' ')) as ReportModel;
}
const model = reportOf(run);
const section = (of: ReportModel, id: string) => of.sections.find((one) => one.id === id)!;
const BUSY_ADVICE = 'The generator, not the server, was at its limit. Try fewer clients.';

/** The run with every cell replaced. */
function withCells(change: (cell: Cell) => Cell): RunFile {
  return { ...run, cells: run.cells.map(change), comparisons: [] };
}
const invalid = ({ scenario, lane, point }: Cell) =>
  ({ scenario, lane, point, status: 'invalid', validRounds: 0 }) as const;

describe('what is withheld', () => {
  /** Charts with a row a lane. */
  const rowsOf = (of: ReportModel, id: string) =>
    section(of, id).figures.filter(({ spec }) => spec.kind !== 'lines');

  it('is short where a chart has room for it, and in full with what to try elsewhere', () => {
    const view = viewRun(run, 'en');
    const index = run.cells.findIndex(
      ({ scenario, lane, status }) => scenario === 'fan-out' && lane === 'sse' && status === 'invalid',
    );
    const placed = { cell: run.cells[index]!, index };
    const finding = 'Not valid: 3 of 5 rounds: generator busy 97\u00a0% (≤ 80\u00a0%)';
    expect(shortGapText(view, placed)).toBe(finding);
    expect(gapTexts(view, placed)).toEqual([finding, BUSY_ADVICE]);
  });

  it('stands on the chart with its finding, in the table with its advice as well', () => {
    const reason = 'foreign CPU 0.78 cores (≤ 0.15). Something else uses this machine.';
    const busy = withCells((cell) => ({ ...invalid(cell), reasons: [reason] }) as Cell);
    const { spec, table } = rowsOf(reportOf(busy), 'push')[0]!;
    expect(spec.rows[0]!.gap).toBe('Not valid: foreign CPU 0.78 cores (≤ 0.15)');
    expect(table.rows[0]!.withheld).toEqual([`Not valid: ${reason}`]);
  });

  it('has all its reasons, short on the chart and in full in the table', () => {
    const reasons = [
      '2 of 5 rounds: metronome lag p99 2.5 ms (≤ 2). The schedule was not kept.',
      '1 of 5 rounds: foreign CPU 0.78 cores (≤ 0.15). Something else uses this machine.',
    ];
    const busy = withCells((cell) => ({ ...invalid(cell), reasons }) as Cell);
    const { spec, table } = rowsOf(reportOf(busy), 'push')[0]!;
    expect(spec.rows[0]!.gap).toBe(
      'Not valid: 2 of 5 rounds: metronome lag p99 2.5 ms (≤ 2); 1 of 5 rounds: foreign CPU 0.78 cores (≤ 0.15)',
    );
    expect(table.rows[0]!.withheld).toEqual([`Not valid: ${reasons[0]}`, reasons[1]]);
  });

  it('is listed with its reasons and what to try', () => {
    const listed = section(model, 'fan-out').withheld;
    expect(listed.map(({ lane, status }) => [lane, status])).toEqual([
      ['Chunked streaming', 'failed'],
      ['Server-Sent Events', 'not valid'],
    ]);
    expect(listed[1]!.reasons).toEqual(['3 of 5 rounds: generator busy 97 % (≤ 80 %)']);
    expect(listed[1]!.advice).toEqual([BUSY_ADVICE]);
    expect(listed[0]!.advice).toEqual([]);
  });

  it('names a lane that every scenario skipped once, at the top', () => {
    expect(model.notices.map(plainText)).toEqual([
      'WebSocket (µWS) was skipped: uWebSockets.js has no binary for this platform (linux, riscv64)',
    ]);
    expect(model.sections.flatMap(({ withheld }) => withheld).some(({ lane }) => lane.includes('µWS'))).toBe(
      false,
    );
  });

  it('marks lanes that an interrupted run did not come to', () => {
    const cells = run.cells.filter(({ scenario, lane }) => scenario !== 'push' || lane !== 'sse');
    const cut = reportOf({ ...run, status: 'interrupted', cells });
    const row = rowsOf(cut, 'push')[0]!.spec.rows.find(({ look }) => look === 'sse')!;
    expect(row).toMatchObject({ marks: [], gap: 'not measured' });
  });

  it('gives the range of what rounds read, and how many rounds each check cost', () => {
    let turn = 0;
    const trials = run.trials.map((trial) => {
      if (trial.scenario !== 'fan-out' || trial.lane !== 'sse' || trial.status !== 'invalid') return trial;
      const busy = turn++ < 2 ? 0.853 : 0.97;
      const checks = trial.checks.map((check) => (check.ok ? check : { ...check, value: busy }));
      return { ...trial, checks };
    });
    expect(section(reportOf({ ...run, trials }), 'fan-out').withheld[1]!.reasons).toEqual([
      '3 of 5 rounds: generator busy 85.3 %–97 % (≤ 80 %)',
    ]);
  });

  it('prints a value that is just over its limit with the digits that tell it from it', () => {
    const trials = run.trials.map((trial) =>
      trial.scenario === 'fan-out' && trial.lane === 'sse' && trial.status === 'invalid'
        ? {
            ...trial,
            checks: trial.checks.map((check) => (check.ok ? check : { ...check, value: 0.80004 })),
          }
        : trial,
    );
    expect(section(reportOf({ ...run, trials }), 'fan-out').withheld[1]!.reasons[0]).toContain('80.004 %');
  });

  it('is told in Korean from the check, not in the words of the file', () => {
    const [failed, busy] = section(reportOf(run, 'ko'), 'fan-out').withheld;
    expect(busy).toMatchObject({
      status: '측정 무효',
      reasons: ['5회 중 3회: 부하 생성기가 바빴던 비율 97% (한도 ≤ 80%)'],
      advice: [
        '서버가 아니라 부하 생성기가 한계에 닿았습니다. --rate를 낮추거나 클라이언트 수를 줄여 보십시오.',
      ],
    });
    expect(failed!.reasons).toEqual(['the server process exited with code 134 before it was stopped']);
  });
});
