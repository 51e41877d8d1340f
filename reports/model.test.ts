import { describe, expect, it } from 'vitest';
import { sampleRun } from '../results/fixtures/sample-run.js';
import { gaveOutCounters } from '../results/ladder.js';
import type { Cell, RunFile } from '../results/schema.js';
import { isChart } from './charts/draw-figure.js';
import type { ChartSpec } from './charts/spec.js';
import { buildReport, chartsIn, type ReportModel } from './model.js';
import { type Figure, type Prose, plainText } from './prose.js';

const run = sampleRun();
const model = buildReport(run);
const chartedIn = (of: ReportModel) =>
  chartsIn(of).flatMap((figure) => (isChart(figure.spec) ? [{ ...figure, spec: figure.spec }] : []));
const section = (of: ReportModel, id: string) => of.sections.find((one) => one.id === id)!;
const spaced = (prose: Prose) => plainText(prose).replaceAll('\u00a0', ' ');

function sentencesOf(report: ReportModel): Prose[] {
  return [
    report.headline.title,
    ...report.headline.deck,
    ...report.notices,
    ...report.method.notes,
    ...report.sections.flatMap(({ finding, deck, notes }) => [finding, deck, ...notes]),
  ];
}
const figuresIn = (report: ReportModel): Figure[] =>
  sentencesOf(report).flatMap((prose) => prose.filter((piece): piece is Figure => typeof piece !== 'string'));

/** The run with every cell of a scenario (or of all) replaced. */
function withCells(change: (cell: Cell) => Cell): RunFile {
  return { ...run, cells: run.cells.map(change), comparisons: [] };
}
const invalid = ({ scenario, lane, point }: Cell): Cell => ({
  scenario,
  lane,
  point,
  status: 'invalid',
  validRounds: 0,
  reasons: ['generator 97 % busy (limit 80 %)'],
});

describe('the headline', () => {
  const latency = (lane: string) => {
    const cell = run.cells.find((one) => one.scenario === 'push' && one.lane === lane);
    return cell?.status === 'valid' ? cell.metrics.latencyP50Ns!.value : Number.NaN;
  };

  it('says how old news is by asking, by long polling and by a socket, with their figures', () => {
    const lanes = ['short-polling', 'long-polling', 'chunked', 'sse', 'ws'];
    expect(Math.max(...lanes.map(latency))).toBe(latency('short-polling'));
    expect(Math.min(...lanes.map(latency))).toBe(latency('ws'));
    expect(spaced(model.headline.title)).toMatch(
      /^Over a 50 ms round trip, news is [\d.]+ ms old if you ask once a second, [\d.]+ ms by long polling and [\d.]+ ms by WebSocket \(ws\)$/,
    );
  });

  it('follows the data when a socket is the slowest', () => {
    const slow = withCells((cell) =>
      cell.scenario === 'push' && cell.lane === 'ws' && cell.status === 'valid'
        ? { ...cell, metrics: { ...cell.metrics, latencyP50Ns: estimate(9e8) } }
        : cell,
    );
    expect(spaced(buildReport(slow).headline.title)).toMatch(
      / if you ask once a second, [\d.]+ ms by long polling and 900 ms by WebSocket \(ws\)$/,
    );
  });

  it('ranks nothing after one round, and says so', () => {
    const quick = buildReport(sampleRun({ rounds: 1 }));
    expect(spaced(quick.headline.title)).toMatch(/^A first look: /);
    expect(spaced(quick.headline.deck[0]!)).toBe(
      'With 1 round per lane this run shows sizes and ranks nothing. A standard run ranks.',
    );
    expect(sentencesOf(quick).map(plainText).join(' ')).not.toContain('could not be told apart');
  });

  it('says that there is nothing to report when no cell is valid', () => {
    const nothing = buildReport(withCells(invalid));
    expect(spaced(nothing.headline.title)).toBe('This run has no valid figure to report');
    expect(figuresIn(nothing)).toEqual([]);
    expect(nothing.sections.map(({ finding }) => plainText(finding))).toEqual(
      nothing.sections.map(({ title }) => `${title}: no valid figure`),
    );
  });

  it('speaks of another scenario where push was not measured', () => {
    const other = buildReport(sampleRun({ scenarios: ['duplex'] }));
    expect(spaced(other.headline.title)).toMatch(/^What this run found: There and back took /);
  });

  it('speaks of a run without any trial', () => {
    const empty = buildReport({ ...run, status: 'interrupted', trials: [], cells: [], comparisons: [] });
    expect(spaced(empty.headline.title)).toBe('This run has no valid figure to report');
    expect(spaced(empty.notices[0]!)).toMatch(/^This run was interrupted/);
  });
});

const estimate = (value: number) => ({ value, low: null, high: null, rounds: [value], bound: null });

describe('ties', () => {
  const verdicts = (verdict: 'cannot tell' | 'equivalent' | 'better') => ({
    ...run,
    comparisons: run.comparisons.map((comparison) => ({ ...comparison, verdict })),
  });

  it('are called ties when no pair of lanes was told apart', () => {
    for (const verdict of ['cannot tell', 'equivalent'] as const) {
      const tied = buildReport(verdicts(verdict));
      expect(spaced(tied.headline.title)).toBe(
        'Median latency: no difference between the 5 lanes could be told',
      );
      expect(spaced(section(tied, 'duplex').finding)).toMatch(/no difference between the 5 lanes/);
    }
  });

  it('name the lanes that cannot be told from the best, and no other', () => {
    const one = {
      ...run,
      comparisons: run.comparisons.map((comparison) => ({
        ...comparison,
        verdict: [comparison.lane, comparison.against].sort().join() === 'sse,ws' ? 'cannot tell' : 'better',
      })),
    } as RunFile;
    const deck = buildReport(one).headline.deck.map(spaced).join(' ');
    expect(deck).toContain(
      'Server-Sent Events, answers that never end, could not be told apart from WebSocket (ws).',
    );
    expect(deck).not.toContain('chunked streaming, answers');
  });

  it('are not claimed where lanes were not compared', () => {
    const text = sentencesOf(buildReport({ ...run, comparisons: [] }))
      .map(plainText)
      .join(' ');
    expect(text).not.toContain('could not be told');
    expect(text).not.toContain('no difference');
  });
});

it('says nothing of what is withheld in any sentence', () => {
  const pointers = figuresIn(model).flatMap(({ from }) => from);
  const spoken = pointers
    .filter((one) => one.startsWith('/cells/'))
    .map((one) => run.cells[Number(one.split('/')[2])]);
  expect(spoken.length).toBeGreaterThan(10);
  expect(spoken.every((cell) => cell?.status === 'valid')).toBe(true);
});

const partsIn = (spec: ChartSpec) => spec.rows.flatMap(({ marks }) => marks.flatMap(({ parts }) => parts));

describe('the byte ledger', () => {
  const ledgerOf = (of: ReportModel) => chartedIn(of).find(({ id }) => id === 'exact-upbytespermessage')!;
  const ledger = ledgerOf(model);
  const figure = (lane: string, metric: string) => {
    const cell = run.cells.find((one) => one.scenario === 'exact' && one.lane === lane);
    return cell?.status === 'valid' ? cell.metrics[metric]!.value : Number.NaN;
  };

  it('is stacked of parts that add up to what the sockets counted, each way', () => {
    const marks = ledger.spec.rows.flatMap((row) => row.marks);
    expect(marks).toHaveLength(10);
    for (const { parts, value } of marks) {
      expect(parts.map(({ name }) => name)).toEqual(['heads', 'framing', 'payload']);
      expect(parts.reduce((sum, part) => sum + part.value, 0)).toBe(value);
    }
  });

  it('puts request heads up, and response heads, framing and payload down', () => {
    const polling = ledger.spec.rows.find(({ look }) => look === 'long-polling')!;
    const [up, down] = polling.marks.map(({ parts }) => parts.map(({ value }) => value));
    expect(up).toEqual([figure('long-polling', 'requestHeadBytesPerMessage'), 0, 0]);
    expect(down).toEqual([
      figure('long-polling', 'responseHeadBytesPerMessage'),
      figure('long-polling', 'framingBytesPerMessage'),
      figure('long-polling', 'payloadBytesPerMessage'),
    ]);
  });

  it('has the same figures in its table, the opening in a chart of its own', () => {
    expect(ledger.table.columns.map(({ label }) => label).slice(1, 6)).toEqual([
      'Figure',
      'Heads',
      'Framing',
      'Payload',
      'In all',
    ]);
    const marks = ledger.spec.rows.flatMap((row) => row.marks);
    const rows = ledger.table.rows.filter(({ withheld }) => withheld === null);
    marks.forEach(({ parts, text }, index) => {
      expect(rows[index]!.cells.slice(1, 5)).toEqual([...parts.map((part) => part.text), text]);
    });
    const opening = chartedIn(model).find(({ shows }) => shows.metric === 'openingUpBytes')!;
    expect(opening.table.columns.map(({ label }) => label)).not.toContain('Heads');
  });

  it('shows what goes up beside the heads as framing, and what nothing explains as that', () => {
    const odd = withCells((cell) => {
      if (cell.scenario !== 'exact' || cell.lane !== 'ws' || cell.status !== 'valid') return cell;
      const { metrics } = cell;
      return {
        ...cell,
        metrics: { ...metrics, upBytesPerMessage: estimate(1), downBytesPerMessage: estimate(75) },
      };
    });
    const { spec } = ledgerOf(buildReport(odd));
    const ws = spec.rows.find(({ look }) => look === 'ws')!;
    const [up, down] = ws.marks.map(({ parts }) => parts.map(({ name, value }) => `${name} ${value}`));
    expect(up).toEqual(['heads 0', 'framing 1', 'payload 0']);
    expect(down).toEqual(['heads 0', 'framing 1', 'payload 64', 'unexplained 10']);
  });

  it('says that it was counted, not timed', () => {
    const notes = section(model, 'exact').notes.map(plainText).join(' ');
    expect(notes).toContain('Counted, not timed');
    expect(notes).not.toContain('Closed loop:');
  });
});

describe('capacity', () => {
  const { figures, notes } = section(model, 'capacity');
  const rowOf = (look: string) => figures[0]!.spec.rows.find((row) => row.look === look)!;

  it('marks held rates that are lower bounds, and draws the extrapolation apart', () => {
    expect(figures[0]!.spec.series.map(({ role }) => role)).toEqual(['main', 'apart']);
    const [heldRate, extrapolated] = rowOf('ws').marks;
    expect(heldRate!.text).toMatch(/^≥ 1\d\d,000\/s$/);
    expect(extrapolated).toMatchObject({ series: 'capacityExtrapolatedPerSecond', bound: null });
    expect(rowOf('long-polling').marks).toHaveLength(1);
    expect(notes.map(plainText).join(' ')).toContain('Hollow bars are not measured');
  });

  it('says what gave out, on the chart and in the table', () => {
    expect(rowOf('ws').note).toBe('load generator gave out');
    expect(rowOf('short-polling').note).toBe('server gave out');
    const { columns, rows } = figures[0]!.table;
    const at = columns.findIndex(({ label }) => label === 'What gave out') - 1;
    const ws = rows.filter(({ look }) => look === 'ws').map(({ cells }) => cells[at]);
    expect(ws).toEqual(['load generator gave out', '–']);
  });

  it('counts the rounds where different things gave out', () => {
    const trials = run.trials.map((trial) =>
      trial.scenario === 'capacity' && trial.status === 'valid' && trial.round < 2
        ? { ...trial, counters: { ...trial.counters, ...gaveOutCounters(null) } }
        : trial,
    );
    const mixed = section(buildReport({ ...run, trials }), 'capacity').figures[0]!.spec.rows;
    expect(mixed.find(({ look }) => look === 'ws')!.note).toBe(
      'load generator gave out (3×), nothing gave out (2×)',
    );
  });

  it('names the latency limit among the conditions', () => {
    expect(figures[0]!.subtitle).toContain('99 % within 100 ms');
  });
});

describe('charts and tables', () => {
  it('print all figures of a chart in one unit', () => {
    const unitOf = (text: string) => text.replace(/[\d.,≥≤\s\u00a0]/g, '');
    for (const { figures } of model.sections) {
      for (const { spec } of figures) {
        const texts = spec.rows.flatMap(({ marks }) => marks.map(({ text }) => text));
        const ticks = spec.axis.ticks.filter(({ value }) => value !== 0).map(({ label }) => label);
        expect(new Set([...texts, ...ticks].map(unitOf)).size).toBe(1);
      }
    }
  });

  it('put the answer first and follow the story behind it', () => {
    expect(model.sections.map(({ id }) => id).filter((id) => !id.startsWith('wire'))).toEqual([
      'push',
      'exact',
      'connect',
      'duplex',
      'framing',
      'idle',
      'fan-out',
      'throughput',
      'capacity',
    ]);
  });

  it('print in the table what stands on the chart, with n and every round', () => {
    for (const { figures } of model.sections) {
      // Percentiles have a row a lane: a column each stands for its marks.
      for (const { spec, table } of figures.filter(({ shows }) => shows.over !== 'percentile')) {
        const marks = spec.rows.flatMap((row) => row.marks);
        const rows = table.rows.filter(({ withheld }) => withheld === null);
        expect(rows).toHaveLength(marks.length);
        marks.forEach((mark, index) => {
          const cells = rows[index]!.cells;
          expect(cells.at(-4)).toBe(mark.text);
          expect(cells.at(-2)).toBe(String(mark.rounds.length));
        });
      }
    }
  });

  it('mark bounds, explain them, and give them no interval', () => {
    const throughput = section(model, 'throughput');
    const ws = throughput.figures[0]!.spec.rows.find(({ look }) => look === 'ws')!.marks[0]!;
    expect(ws).toMatchObject({ bound: 'lower', low: null, high: null });
    expect(ws.text).toMatch(/^≥ /);
    expect(throughput.notes.map(plainText).join(' ')).toContain('≥ and ≤ mark bounds');
  });

  it('label a closed loop as one on every chart of it', () => {
    const throughput = section(model, 'throughput');
    expect(throughput.figures).toHaveLength(3);
    for (const { subtitle } of throughput.figures) expect(subtitle).toContain('closed loop');
  });

  it('say on the axis that it is a log scale, and only then', () => {
    const axes = model.sections.flatMap(({ figures }) => figures.map(({ spec }) => spec.axis));
    expect(new Set(axes.map(({ scale }) => scale))).toEqual(new Set(['log', 'linear']));
    for (const { scale, title } of axes) expect(title.includes('log scale')).toBe(scale === 'log');
  });

  it('leave no metric of a valid cell unprinted', () => {
    for (const scenario of run.scenarios) {
      // The page itself has something named `wire`.
      const { more } = section(model, scenario.id === 'wire' ? 'wire-2' : scenario.id);
      const figures = chartedIn(model).filter(({ shows }) => shows.scenario === scenario.id);
      const printed = new Set([
        ...figures.flatMap(({ spec }) => spec.series.map(({ id }) => id)),
        ...figures.flatMap(({ spec }) => partsIn(spec).flatMap(({ from }) => from)),
        ...more.flatMap(({ rows }) => rows.map(({ header }) => header)),
        // A chart along an axis names its one metric above its values.
        ...figures.flatMap(({ spec }) => (spec.across ? [spec.axis.title.replace(' (log scale)', '')] : [])),
      ]);
      const cells = run.cells.filter((cell) => cell.scenario === scenario.id);
      const ids = new Set(
        cells.flatMap((cell) => (cell.status === 'valid' ? Object.keys(cell.metrics) : [])),
      );
      for (const id of ids) {
        const { title } = run.metrics.find((metric) => metric.id === id)!;
        expect(printed.has(id) || printed.has(title.en)).toBe(true);
      }
    }
  });

  it('show a scenario that they do not know by its primary metric', () => {
    const renamed = JSON.parse(JSON.stringify(run).replaceAll('"duplex"', '"to-and-fro"')) as RunFile;
    const unknown = section(buildReport(renamed), 'to-and-fro');
    expect(unknown.figures.map(({ title }) => title)).toEqual(['Median round trip']);
  });

  it('give every section and chart an id of its own', () => {
    const twice = {
      ...run,
      scenarios: [
        ...run.scenarios,
        { ...run.scenarios[0]!, id: 'push!' },
        { ...run.scenarios[0]!, id: 'method' },
      ],
    };
    const ids = buildReport(twice).sections.flatMap(({ id, figures }) => [
      id,
      ...figures.map((figure) => figure.id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('method');
  });
});
