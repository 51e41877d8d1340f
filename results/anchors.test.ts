import { describe, expect, test } from 'vitest';
import { anchorRows, anchorTable, onlyForAnchors } from './anchors.js';
import { anchorRowSchema } from './schema/anchor.js';
import type { AnchorRow, Ask, Cell, RunFile } from './schema.js';

type Figures = Readonly<Record<string, number>>;
interface Asked {
  readonly anchor: string;
  readonly lanes: Readonly<Record<string, Figures>>;
}

/** A run of those asks: each is at a point of its own, each lane's cell has the figures given. */
function runOf(...asked: readonly Asked[]): Pick<RunFile, 'plan' | 'cells'> {
  const asks = asked.map(({ anchor, lanes }, index): Ask => {
    const point = { textBytes: 20 + index };
    return {
      scenario: 'anchor-paced',
      point,
      lanes: Object.keys(lanes),
      rounds: 1,
      settings: {},
      headers: 'browser',
      keepAlive: true,
      anchor,
    };
  });
  const cells = asks.flatMap(({ scenario, point }, index) =>
    Object.entries(asked[index]!.lanes).map(
      ([lane, figures]): Cell => ({
        scenario,
        lane,
        point,
        status: 'valid',
        validRounds: 1,
        metrics: Object.fromEntries(
          Object.entries(figures).map(([id, value]) => [
            id,
            { value, low: null, high: null, rounds: [value], bound: null },
          ]),
        ),
      }),
    ),
  );
  return { plan: { asks } as unknown as RunFile['plan'], cells };
}

const wire = (
  upBytesPerMessage: number,
  downBytesPerMessage: number,
  estimatedTcpIpBytesPerMessage: number,
) => ({
  upBytesPerMessage,
  downBytesPerMessage,
  estimatedTcpIpBytesPerMessage,
});
/** The source's own numbers: 716 and 193 bytes of heads, frames of two, bare headers of 40 a segment. */
const ticker: Asked = {
  anchor: 'kaazing/ticker',
  lanes: {
    'short-polling': {
      requestHeadBytesPerMessage: 716,
      responseHeadBytesPerMessage: 193,
      ...wire(716, 213, 120),
    },
    ws: { framingBytesPerMessage: 2, ...wire(0, 22, 80) },
  },
};
const newConnection: Asked = {
  anchor: 'kaazing/new-connection',
  lanes: { sse: { roundTripP50Ns: 200e6 }, ws: { roundTripP50Ns: 100e6 } },
};

const rowIn = (run: Pick<RunFile, 'plan' | 'cells'>) => (id: string) =>
  anchorRows(run).find((row) => row.id === id) as AnchorRow;
const measuredIn = ({ measured }: AnchorRow) => (measured.status === 'measured' ? measured.value : undefined);

describe('the rows of kaazing', () => {
  const row = rowIn(runOf(ticker, newConnection));

  test("come to the source's figures with the source's bytes", () => {
    expect(measuredIn(row('kaazing/headers-polling-1000'))).toBeCloseTo((909 * 8000) / 2 ** 20, 9);
    expect(row('kaazing/headers-polling-1000').model.value).toBeCloseTo(6.645, 3);
    expect(row('kaazing/headers-polling-1000').claimed).toEqual({ value: 6.6, printed: '6.6 Mbps' });
    for (const [clients, printed] of [
      [1000, 0.015],
      [10_000, 0.153],
      [100_000, 1.526],
    ]) {
      expect(measuredIn(row(`kaazing/headers-websocket-${clients}`))).toBeCloseTo(printed!, 3);
    }
    expect(row('kaazing/headers-ratio').model.value).toBe(435.5);
    expect(measuredIn(row('kaazing/headers-ratio'))).toBe(454.5);
    expect(row('kaazing/wire-ratio').model.value).toBeCloseTo(10.28, 2);
    expect(measuredIn(row('kaazing/wire-ratio'))).toBeCloseTo(10.28, 2);
    expect(
      ['new-connection', 'open-socket', 'ratio'].map((id) => measuredIn(row(`kaazing/latency-${id}`))),
    ).toEqual([150, 50, 3]);
  });

  test('say what was carried on from what', () => {
    expect(row('kaazing/wire-polling-1000').extrapolated).toBeNull();
    expect(row('kaazing/wire-polling-100000').extrapolated?.en).toMatch(/1,000 clients/);
    expect(measuredIn(row('kaazing/wire-polling-100000'))).toBeCloseTo(
      100 * (measuredIn(row('kaazing/wire-polling-1000')) as number),
      6,
    );
  });

  test('point at the figures they were taken from', () => {
    const run = runOf(ticker, newConnection);
    const { measured } = rowIn(run)('kaazing/headers-ratio');
    const from = measured.status === 'measured' ? measured.from : [];
    expect(from.map((pointer) => valueAt(run, pointer))).toEqual([716, 193, 2]);
  });
});

/** RFC 6901, without the escapes, which no name here needs. */
const valueAt = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce((at, name) => (at as Record<string, unknown>)[name], document);

test('long polling is counted in transits of 50 ms', () => {
  const row = rowIn(
    runOf(
      { anchor: 'rfc6202/slow', lanes: { 'long-polling': { latencyMeanNs: 51e6 } } },
      { anchor: 'rfc6202/quick', lanes: { 'long-polling': { latencyP99Ns: 150e6 } } },
    ),
  );
  expect(measuredIn(row('rfc6202/average'))).toBeCloseTo(1.02, 9);
  expect(measuredIn(row('rfc6202/worst'))).toBeCloseTo(3, 9);
});

test('an empty poll is what ten polls more a message take, a tenth of it', () => {
  const polls = (times: number) => ({
    'short-polling': {
      upBytesPerMessage: 640 * times,
      downBytesPerMessage: 210 * times + 128,
      requestsPerMessage: times,
    },
  });
  const row = rowIn(
    runOf({ anchor: 'hpbn/polls-1', lanes: polls(1) }, { anchor: 'hpbn/polls-11', lanes: polls(11) }),
  );
  expect(measuredIn(row('hpbn/bytes'))).toBe(850);
  expect(measuredIn(row('hpbn/throughput'))).toBeCloseTo(1.133, 3);
  expect(measuredIn(row('hpbn/requests'))).toBeCloseTo(166.7, 1);
  expect(row('hpbn/throughput').extrapolated).not.toBeNull();
});

describe('a row is withheld with its reason', () => {
  const run = runOf(ticker, newConnection);
  const [first, ...others] = run.cells;
  const base = { scenario: first!.scenario, lane: first!.lane, point: first!.point };

  test('where a cell it needs is not valid; the others stand', () => {
    const reasons = ['generator busy 97 % (≤ 80)'];
    const spoilt: Cell = { ...base, status: 'invalid', validRounds: 0, reasons };
    const row = rowIn({ ...run, cells: [spoilt, ...others] });
    expect(row('kaazing/headers-ratio').measured).toEqual({
      status: 'withheld',
      reasons: ['short-polling: invalid: generator busy 97 % (≤ 80)'],
    });
    expect(row('kaazing/headers-websocket-1000').measured.status).toBe('measured');
  });

  test('where its lane was left out, the run ended early, or the samples were too few', () => {
    const without = runOf({ ...ticker, lanes: { ws: ticker.lanes.ws! } });
    expect(rowIn(without)('kaazing/headers-polling-1000').measured).toEqual({
      status: 'withheld',
      reasons: ['short-polling: this run did not ask it'],
    });
    expect(rowIn({ ...run, cells: others })('kaazing/headers-polling-1000').measured).toMatchObject({
      reasons: ['short-polling: the run ended before it was measured'],
    });
    const fewer = runOf({ anchor: 'rfc6202/quick', lanes: { 'long-polling': { latencyMeanNs: 1 } } });
    expect(rowIn(fewer)('rfc6202/worst').measured).toMatchObject({
      reasons: ['long-polling: too little was measured for latencyP99Ns'],
    });
  });
});

test('a run that asks for no published figure has no rows', () => {
  const { plan, cells } = runOf(ticker);
  const [ask] = plan.asks;
  const { anchor: _, ...plain } = ask!;
  const asks = [plain];
  expect(anchorRows({ plan: { ...plan, asks }, cells })).toEqual([]);
  expect(onlyForAnchors({ plan }, 'anchor-paced')).toBe(true);
  expect(onlyForAnchors({ plan: { ...plan, asks } }, 'anchor-paced')).toBe(false);
  expect(onlyForAnchors({ plan }, 'push')).toBe(false);
});

test('every row keeps the schema, in two languages, under a name of its own', () => {
  const run = runOf(...anchorTable.map(({ id }) => ({ anchor: `${id}/any`, lanes: {} })));
  const rows = anchorRows(run);
  expect(rows.length).toBe(anchorTable.reduce((sum, { recipes }) => sum + recipes.length, 0));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const row of rows) {
    expect(anchorRowSchema.parse(row)).toEqual(row);
    for (const text of [row.title, row.why]) expect(text.ko).toMatch(/[가-힣]/);
    if (row.claimed && row.unit !== '1') expect(row.model.value / row.claimed.value).toBeGreaterThan(0.95);
  }
});
