import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { RunFile } from '../../results/schema.js';
import { buildReport } from '../model.js';
import { plainText } from '../prose.js';
import { enginesOf } from './engines.js';
import { viewRun } from './view.js';

const run = sampleRun();
const enginesIn = (of: RunFile) => enginesOf(viewRun(of, 'en'));
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('transport or framework', () => {
  it('is a table of transports by engines, with nothing where nothing was measured', () => {
    const { table } = enginesIn(run)!;
    expect(table.columns.map(({ label }) => label).slice(2)).toEqual(['Express', 'node:http', 'ws']);
    const sse = table.rows.findIndex(({ header }) => header === 'Server-Sent Events');
    expect(table.rows[sse]!.cells.map(spaced)).toEqual([
      'Server CPU per delivered message',
      expect.stringMatching(/^1\d(\.\d)? µs$/),
      expect.stringMatching(/^1\d(\.\d)? µs$/),
      '–',
    ]);
  });

  it('compares the engines of one transport where no way leads from one lane to the other', () => {
    expect(spaced(plainText(enginesIn(run)!.finding))).toMatch(
      /^The same transport, another engine: short polling takes [\d.]+ µs of server CPU a message on Express, [\d.]+ µs on node:http$/,
    );
  });

  it('tells engine and transport apart where it can go from one to the other', () => {
    const renamed = JSON.parse(
      JSON.stringify(run)
        .replaceAll('"engine":"http"', '"engine":"uws"')
        .replaceAll('"engine":"ws"', '"engine":"uws"'),
    ) as RunFile;
    const lanes = renamed.lanes.filter(({ id }) => id !== 'uws');
    const finding = spaced(plainText(enginesIn({ ...renamed, lanes })!.finding));
    expect(finding).toMatch(
      /^Server CPU a message, from Server-Sent Events on Express to WebSocket on µWS: ÷ [\d.]+ with the engine, ÷ [\d.]+ with the transport$/,
    );
  });

  it('is left out where no transport was measured on two engines', () => {
    const lanes = run.lanes.filter(({ set }) => set !== 'engine');
    expect(enginesIn({ ...run, lanes })).toBeUndefined();
  });

  it('leaves lanes on shared engines out of the other charts, and draws controls there unranked', () => {
    const push = buildReport(run).sections.find(({ id }) => id === 'push')!;
    const labels = new Set(push.figures.flatMap(({ spec }) => spec.rows.map(({ label }) => label)));
    expect([...labels].filter((label) => label.includes('(http)'))).toEqual([]);
    expect(labels.has('Raw TCP')).toBe(true);
    expect(plainText(push.finding)).not.toContain('TCP');
  });
});
