/** How the run was made, and what its instrument is worth. */
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { RunFile } from '../../results/schema.js';
import { compareRatios } from '../../results/statistics/compare-ratios.js';
import { plainText } from '../prose.js';
import type { Lang } from '../units.js';
import { methodOf } from './method.js';
import { methodName } from './methods.js';
import { viewRun } from './view.js';

const run = sampleRun();
const methodIn = (of: RunFile, lang: Lang = 'en') => methodOf(viewRun(of, lang));
const method = methodIn(run);
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const rowsOf = (table: { rows: readonly { header: string; cells: readonly string[] }[] } | undefined) =>
  (table?.rows ?? []).map(({ header, cells }) => [header, ...cells].map(spaced));

describe('the method', () => {
  it('tells command, machine, versions and every setting', () => {
    const { command, machine, versions, plan } = method;
    expect(command).toBe(run.command);
    expect(machine.map(({ value }) => value)).toContain(run.environment.machine.cpuModel);
    expect(versions.map(({ label }) => label)).toEqual(
      expect.arrayContaining(Object.keys(run.environment.dependencies)),
    );
    expect(plan.map(({ label }) => label)).toEqual(expect.arrayContaining(Object.keys(run.plan.settings)));
  });

  it('says which limit each check has, the worst that was read, and what it rejected', () => {
    const rows = rowsOf(method.tables[0]);
    const judged = run.trials.filter(({ status }) => status === 'valid' || status === 'invalid').length;
    const retried = run.trials.filter(({ lane, status }) => lane === 'ws' && status === 'invalid').length;
    expect(retried).toBeGreaterThan(0);
    expect(rows).toEqual([
      ['metronome lag p99', '≤ 2 ms', '0.9 ms', `0 of ${judged}`, '–'],
      ['offered ticks', '≥ 99 %', '99.9 %', `0 of ${judged}`, '–'],
      ['generator busy', '≤ 80 %', '97 %', `6 of ${judged}`, 'Server-Sent Events × 6'],
      ['messages missing', '≤ 0 messages', '0 messages', `0 of ${judged}`, '–'],
      ['foreign CPU', '≤ 0.15 cores', '0.31 cores', `${retried} of ${judged}`, `WebSocket (ws) × ${retried}`],
    ]);
    const rejected = run.trials.filter(({ status }) => status === 'invalid').length;
    expect(plainText(method.notes.at(-1)!)).toContain(`${rejected} rejected by a check`);
  });

  it('counts the trials that failed or were skipped, by what they said', () => {
    const skipped = run.trials.filter(({ status }) => status === 'skipped').length;
    const [first, second] = rowsOf(method.tables[1]);
    expect(first).toEqual([
      'Skipped: uWebSockets.js has no binary for this platform (linux, riscv64)',
      `${skipped} of ${run.trials.length}`,
      `WebSocket (µWS) × ${skipped}`,
    ]);
    expect(second?.[0]).toMatch(/^Failed: the server process exited/);
  });

  it('says which method compared how many pairs, and what it could tell', () => {
    const rows = method.tables[2]!.rows;
    const sum = (at: number) => rows.reduce((total, { cells }) => total + Number(cells[at]), 0);
    expect(sum(1)).toBe(run.comparisons.length);
    expect(sum(2) + sum(3) + sum(4)).toBe(run.comparisons.length);
    expect(sum(4)).toBe(run.comparisons.filter(({ verdict }) => verdict === 'cannot tell').length);
    expect(rows.map(({ header }) => header).join()).toContain('Student’s t');
    expect(methodIn(sampleRun({ rounds: 1 })).tables).toHaveLength(2);
  });

  it('tells what the preflight found, and who was busy', () => {
    const said = method.preflight.map(({ value }) => value.replaceAll('\u00a0', ' '));
    expect(said).toContain('142 µs at 50 ticks/s, taken out of every lane’s cost');
    expect(said.at(-1)).toBe('systemd-journal (311) 0.01 cores');
    expect(methodIn({ ...run, preflight: null }).preflight).toEqual([]);
  });

  it('holds the byte counts against the kernel’s, or says why it does not', () => {
    const text = (of: RunFile) =>
      methodIn(of).kernel.map(({ label, value }) => `${label}: ${value.replaceAll('\u00a0', ' ')}`);
    expect(text(run)).toContain('WebSocket (ws): agrees by 0.42 %: 37,443 B counted, 37,287 B by the kernel');
    const { kernelCheck: _, ...without } = run;
    expect(text(without)).toEqual([]);
    const skipped = { status: 'skipped', reason: 'no right to make a network namespace' } as const;
    expect(text({ ...run, kernelCheck: skipped })).toEqual([
      'Check: Skipped: no right to make a network namespace',
    ]);
  });

  it('tells what the emulated path was worth, where something was asked over a distance', () => {
    const said = (of: RunFile) =>
      methodIn(of).preflight.map(({ label, value }) => spaced(`${label}: ${value}`));
    expect(said(run)).toContain('Round trip that the emulated path adds, median: 50.2 ms, set to 50 ms');
    expect(said(run)).toContain('Messages of 128 B it carries there and back: at least 21,400/s');
    const { link: _, ...beside } = run.preflight!;
    expect(said({ ...run, preflight: beside }).join()).not.toContain('emulated');
  });
});

describe('what the instrument is worth', () => {
  const tablesOf = (of: RunFile) => methodIn(of).instrument.flatMap(({ tables }) => tables);
  const [self, noise] = tablesOf(run);
  const notesOf = (of: RunFile, lang: 'en' | 'ko' = 'en') =>
    methodIn(of, lang).instrument.flatMap(({ notes }) => notes.map(plainText));

  it('prints the harness’s own figures with their range, what they are held against, and their goal', () => {
    const rows = rowsOf(self);
    expect(spaced(self!.caption)).toBe(
      'The harness against itself and its peers, measured 2026-01-14 20:05 UTC, commit 0a1b2c3',
    );
    expect(rows).toContainEqual([
      'Generator’s CPU for a received message, WebSocket',
      '2.40 µs',
      '2.30 µs – 2.52 µs',
      'a plain loop 1.30 µs',
      '≤ 2 µs, missed',
    ]);
    expect(rows).toContainEqual([
      'Time to open 8,000 connections and hold them, WebSocket (ws)',
      '3.8 s',
      '3.65 s – 3.99 s',
      '2,110/s opened',
      '≤ 10 s, met',
    ]);
    const wrk = self!.rows.find(({ header }) => header.includes('wrk'))!;
    expect(wrk.withheld).toEqual(['Not measured: wrk is not installed']);
  });

  it('prints noise lane by metric, the most frequent false alarms, and whose commit it was', () => {
    expect(noise!.caption).toContain('20 pairs');
    expect(noise!.columns).toHaveLength(5);
    expect(rowsOf(noise)).toEqual([
      ['Short polling', '6 % (9.1 %)', '2.2 % (3.4 %)', '20', '≤ 1.2 %'],
      ['WebSocket (ws)', '3.2 % (4.8 %)', '7.9 % (12 %)', '20', '≤ 4.6 %'],
    ]);
    expect(notesOf(run)[0]).toContain('commit 9f8e7d6, which is not this run’s');
  });

  it('says where there are no figures, and names those of another machine without showing them', () => {
    const { instrument: _, ...bare } = run;
    expect(tablesOf(bare)).toEqual([]);
    expect(notesOf(bare)).toHaveLength(2);
    const fingerprint = { cpuModel: 'Other CPU', cpuCount: 8, node: '22.1.0', kernel: '6.9.1' };
    const foreign = { status: 'foreign', measuredAt: '2026-01-02T03:04:00.000Z', fingerprint } as const;
    const moved = { ...run, instrument: { self: foreign, calibration: foreign } };
    expect(tablesOf(moved)).toEqual([]);
    for (const lang of ['en', 'ko'] as const) {
      for (const note of notesOf(moved, lang)) {
        expect(note).toContain('Other CPU × 8, 6.9.1, Node.js 22.1.0, 2026-01-02 03:04 UTC');
      }
    }
  });
});

describe('a method of comparison', () => {
  const options = { margin: 0.05, better: 'lower' } as const;
  const spread = Array.from({ length: 20 }, (_, index) => [100 + index, 90] as const);
  const same = Array.from({ length: 20 }, () => [100, 90] as const);
  const withZero = [[0, 1], ...spread] as const;
  const methods = [same, spread, withZero].flatMap((pairs) =>
    [1, 2, 3, 5, 6, 20].map((n) => compareRatios(pairs.slice(0, n), options).method),
  );

  it('has a name in Korean, whatever there was to compare', () => {
    const korean = viewRun(run, 'ko');
    const names = new Set(methods.map((method) => methodName(korean, method)));
    for (const name of names) expect(name).toMatch(/[가-힣]/);
    expect(names.size).toBeGreaterThanOrEqual(6);
  });

  it('stands as it is where it is not known', () => {
    expect(methodName(viewRun(run, 'ko'), 'drawing lots')).toBe('drawing lots');
  });
});
