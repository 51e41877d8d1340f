/** A comparison that never took place, for tests and for whoever draws one. */
import { sampleRun } from '../fixtures/sample-run.js';
import { metrics } from '../metrics.js';
import { COMPARISON_SCHEMA, COMPARISON_VERSION, type ComparisonFile } from './comparison-file.js';
import { judgeComparison } from './judge-comparison.js';
import type { CountedTrial, GateSide, GateUnit, GateWindow } from './measured-schema.js';
import { defaultMetrics, defaultThresholds } from './metrics.js';

const LANES = ['sse', 'ws'] as const;
const UNITS = 10;
const STARTED = '2026-01-20T10:00:00.000Z';
/** Of a unit on that lane, before noise. */
const BASE = { serverCpuUsPerMessage: 12, latencyP50Ns: 320_000, serverHeapBytesPerConnection: 3950 };

export interface SampleChange {
  readonly lane: string;
  /** head ÷ base, by metric. */
  readonly ratios?: Readonly<Partial<Record<keyof typeof BASE, number>>>;
  /** Messages that head loses in each window. */
  readonly lost?: number;
  /** Bytes that head's opening has more. */
  readonly openingBytes?: number;
}

/** Small and the same every time, of either sign: a golden-ratio sequence, which repeats nowhere. */
function noise(index: number): number {
  const turn = (index * 0.618_033_988_75) % 1;
  return 1 + 0.04 * (turn - 0.5);
}

export function sampleUnit(
  at: Pick<GateUnit, 'lane' | 'set' | 'unit'>,
  { ratios = {}, lost = 0 }: Omit<SampleChange, 'lane'> = {},
): GateUnit {
  const first: GateSide = at.unit % 2 === 0 ? 'base' : 'head';
  const salt = at.unit * 7 + (at.set === 'first' ? 0 : 1000) + at.lane.length * 100;
  const figureOf = (metric: keyof typeof BASE, side: GateSide) =>
    BASE[metric] * noise(salt + (side === 'base' ? 1 : 2)) * (side === 'head' ? (ratios[metric] ?? 1) : 1);
  const both = (metric: keyof typeof BASE) => ({
    base: figureOf(metric, 'base'),
    head: figureOf(metric, 'head'),
  });
  const values = Object.fromEntries(defaultMetrics.map((id) => [id, both(id as keyof typeof BASE)]));
  const held = (side: GateSide) => ({
    serverHeapBytesPerConnection: figureOf('serverHeapBytesPerConnection', side),
  });
  const windows = [0, 1, 2, 3].flatMap((pair) =>
    (['base', 'head'] as const).map((side): GateWindow => {
      const wave = noise(salt + pair * 13 + (side === 'base' ? 3 : 4));
      return {
        ...{ side, pair, delivered: 2400, offered: 120, duplicates: 0, misplaced: 0, corrupt: 0, cuts: 0 },
        serverCpuUs: Math.round(2400 * figureOf('serverCpuUsPerMessage', side) * wave),
        latencyP50Ns: Math.round(figureOf('latencyP50Ns', side) * wave),
        missing: side === 'head' ? lost : 0,
        checks: [{ id: 'foreignCores', value: 0.02, limit: 0.15, ok: true }],
      };
    }),
  );
  return {
    ...{ ...at, attempt: 0, seed: at.unit * 1000, first, startedAt: STARTED, durationMs: 7500 },
    ...{ status: 'valid', reasons: [], windows, held: { base: held('base'), head: held('head') }, values },
  };
}

function sampleCounted(lane: string, side: GateSide, round: number, more: number): CountedTrial {
  const figures = {
    downBytesPerMessage: 162,
    requestsPerMessage: 0,
    openingDownBytes: 250 + more,
    missingMessages: 0,
  };
  return {
    ...{ scenario: 'exact', lane, point: { clients: 3, textBytes: 128 }, side, round, attempt: 0 },
    ...{ startedAt: STARTED, durationMs: 600, status: 'valid', reasons: [], figures },
  };
}

/** Two lanes, ten units each, twenty where a change asks for a second set. */
export function sampleComparison(change: SampleChange = { lane: 'none' }): ComparisonFile {
  const { environment, lanes } = sampleRun({ scenarios: ['exact'], rounds: 3 });
  const of = (lane: string): Omit<SampleChange, 'lane'> => (change.lane === lane ? change : {});
  const sets = (lane: string): GateUnit['set'][] => (of(lane).ratios ? ['first', 'confirmation'] : ['first']);
  const units = LANES.flatMap((lane) =>
    sets(lane).flatMap((set) =>
      Array.from({ length: UNITS }, (_, unit) => sampleUnit({ lane, set, unit }, of(lane))),
    ),
  );
  const counted = LANES.flatMap((lane) =>
    [0, 1].flatMap((round) => [
      sampleCounted(lane, 'base', round, 0),
      sampleCounted(lane, 'head', round, of(lane).openingBytes ?? 0),
    ]),
  );
  const engines = { ws: { node: '20.20.2', ws: '8.23.0' }, sse: { node: '20.20.2', express: '5.3.0' } };
  const version = { kind: 'ref' as const, dirty: false, replaced: [], engines };
  const load = {
    ...{ clients: 20, ratePerSecond: 300, textBytes: 128, pollIntervalMs: 1000, held: 200 },
    ...{ runInMs: 1000, warmUpMs: 100, windowMs: 400, windowPairs: 4 },
  };
  const file: ComparisonFile = {
    schema: COMPARISON_SCHEMA,
    schemaVersion: COMPARISON_VERSION,
    ...{
      comparisonId: '2026-01-20T10-00-00Z-1b2c3d4',
      status: 'complete',
      startedAt: STARTED,
      updatedAt: STARTED,
    },
    command: 'npm run compare -- --base main',
    environment,
    base: { ...version, name: 'main', commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567' },
    head: { ...version, name: 'a-branch', commit: '1b2c3d4e5f60718293a4b5c6d7e8f9012345678a' },
    plan: {
      ...{ seed: 1, lanes: [...LANES], costLanes: [...LANES], metrics: [...defaultMetrics], rounds: 2 },
      ...{ units: UNITS, alpha: 0.05, headers: 'browser', estimateMs: 180_000 },
      loads: LANES.map((lane) => ({ lane, ...load })),
      thresholds: LANES.flatMap((lane) =>
        defaultMetrics.map((metric) => ({
          ...{ lane, metric, threshold: defaultThresholds[metric], source: 'default' as const },
        })),
      ),
    },
    lanes: lanes.filter(({ id }) => LANES.some((lane) => lane === id)),
    metrics: [...metrics],
    counted,
    units,
    comparison: { changes: [], leftOut: [], refused: [], differences: [] },
  };
  const { changes, leftOut, refused, differences } = judgeComparison(file);
  return {
    ...file,
    comparison: {
      changes: [...changes],
      leftOut: [...leftOut],
      refused: [...refused],
      differences: [...differences],
    },
  };
}
