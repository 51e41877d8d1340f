/**
 * The result file: what one run measured, on what, and how it was judged.
 *
 * One source for three things: the TypeScript types, the validation of a file that is read, and the
 * JSON Schema exported to docs/. Every number's name bears its unit. A status is a union: only a
 * valid trial or cell has figures, so that none can be read from one that has not.
 */
import { z } from 'zod';
import { captureSchema, doorSchema } from './capture.js';
import { instrumentSchema } from './instrument.js';

export const SCHEMA_NAME = 'why-websocket/run';
export const SCHEMA_VERSION = 1;

const text = z.object({ en: z.string(), ko: z.string() });
const scalar = z.union([z.number(), z.string(), z.boolean()]);
const figures = z.record(z.string(), z.number());
const count = z.int().nonnegative();

/** Where a scenario was asked: its parameters by name, such as `{ clients: 10, rttMs: 0 }`. */
export const pointSchema = z.record(z.string(), z.union([z.number(), z.string()]));

export const laneInfoSchema = z.object({
  id: z.string(),
  transport: z.string(),
  engine: z.string(),
  family: z.enum(['polling', 'stream', 'socket', 'control']),
  /**
   * `main`: one of the six; `engine`: the same transports on shared engines; `framework`: with a protocol of
   * its own on top; `control`: never ranked.
   */
  set: z.enum(['main', 'engine', 'framework', 'control']),
  title: text,
});

export const metricInfoSchema = z.object({
  id: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher', 'neither']),
  /** `exact`: depends on no clock. `cost`: compared in pairs. `trend`: shown, never a gate. */
  tier: z.enum(['exact', 'cost', 'trend']),
  title: text,
});

export const scenarioInfoSchema = z.object({
  id: z.string(),
  title: text,
  /** What is asked of every lane. */
  question: text,
  /** The generator waits for an answer before it asks again: no latency is claimed. */
  closedLoop: z.boolean(),
  /** The metric its chart shows first. */
  primaryMetric: z.string(),
  metrics: z.array(z.string()),
  points: z.array(pointSchema),
});

/** Besides scenario, lane and settings; absent in the files of earlier versions, which knew only the plain ones. */
export const conditionsSchema = z.object({
  tls: z.boolean(),
  compression: z.enum(['off', 'gzip', 'br']),
  /** Who played the clients. */
  client: z.enum(['node', 'chromium']),
});

/** One question at one point: which lanes are asked it, how often, and what differs from the plan's settings. */
export const askSchema = z.object({
  scenario: z.string(),
  point: pointSchema,
  lanes: z.array(z.string()),
  rounds: count,
  /** Settings of this question that are not the plan's. */
  settings: z.record(z.string(), scalar),
  headers: z.string(),
  keepAlive: z.boolean(),
  conditions: conditionsSchema.optional(),
  /** The published figure it measures again, and its name among that one's asks: `kaazing/ticker`. */
  anchor: z.string().optional(),
});

export const planSchema = z.object({
  profile: z.string(),
  seed: z.int(),
  /** Most rounds of any question. */
  rounds: count,
  /** A server that the project did not start, measured beside its lanes. */
  target: z.object({ url: z.string(), transport: z.string(), caFile: z.string().optional() }).optional(),
  /** Every lane that is asked anything, and every scenario. */
  lanes: z.array(z.string()),
  scenarios: z.array(z.string()),
  asks: z.array(askSchema),
  headers: z.string(),
  keepAlive: z.boolean(),
  conditions: conditionsSchema.optional(),
  /** Every duration, size and limit the run keeps, spelled out. */
  settings: z.record(z.string(), scalar),
  estimateMs: z.number(),
});

export const environmentSchema = z.object({
  machine: z.object({
    cpuModel: z.string(),
    cpuCount: count,
    memoryBytes: z.number(),
    platform: z.string(),
    kernel: z.string(),
    arch: z.string(),
    governor: z.string().nullable(),
    virtualization: z.string().nullable(),
    /** 1, 5 and 15 minute load averages when the run began. */
    loadAverage: z.array(z.number()),
    fileHandleLimit: z.number().nullable(),
    ephemeralPorts: z.number().nullable(),
  }),
  pinning: z.object({
    available: z.boolean(),
    reason: z.string().nullable(),
    serverCpu: z.int().nullable(),
    generatorCpu: z.int().nullable(),
  }),
  node: z.string(),
  v8: z.string(),
  openssl: z.string(),
  dependencies: z.record(z.string(), z.string()),
  uwsBinarySha256: z.string().nullable(),
  lockfileSha256: z.string().nullable(),
  commit: z.string().nullable(),
  dirty: z.boolean().nullable(),
});

/** What the emulated path was worth, where the run asks for a distance. */
export const linkPreflightSchema = z.object({
  /** Round-trip time that was set. */
  rttMs: z.number(),
  /** Median round trip through it less the median beside it. */
  addedP50Ns: z.number(),
  /** Of one way: released less due. */
  latenessP99Ns: z.number(),
  /** Messages of 128 bytes a second, there and back, with those who asked at their limit: at least. */
  carriedPerSecond: z.number(),
  /** It ran at real-time priority. */
  realtime: z.boolean(),
});

/** What the machine and the instrument were worth before anything was measured. */
export const preflightSchema = z.object({
  timerResolutionNs: z.number(),
  /** The processes' clocks lie no further apart than this; negative where one was seen to be off. */
  clockUncertaintyNs: z.number(),
  /** At 1,000 ticks a second. */
  metronomeLagP50Ns: z.number(),
  metronomeLagP99Ns: z.number(),
  metronomeNiceness: z.int(),
  /** It ran at real-time priority. */
  metronomeRealtime: z.boolean(),
  /** Server CPU of one tick without subscribers, at that rate: the same on every lane, and taken out. */
  tickCpuUs: z.number(),
  tickRatePerSecond: z.number(),
  /** What others used of the cores while nothing was measured; null where it cannot be read. */
  idleCores: z.number().nullable(),
  idleStealShare: z.number().nullable(),
  idleCauses: z.array(z.object({ name: z.string(), pid: z.int(), cores: z.number() })),
  /** Absent where nothing is asked over a distance. */
  link: linkPreflightSchema.optional(),
});

const kernelCheckedLaneSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.enum(['agrees', 'differs']),
    lane: z.string(),
    connections: count,
    /** Counted by the client's sockets, both ways. */
    socketBytes: count,
    /** Of TCP and IP, opening, acknowledgements and closing included. */
    estimatedHeaderBytes: count,
    kernelBytes: count,
    /** (sockets' bytes + estimated headers) ÷ kernel's bytes − 1. */
    differenceShare: z.number(),
    estimatedPackets: count,
    kernelPackets: count,
  }),
  z.object({ status: z.literal('skipped'), lane: z.string(), reason: z.string() }),
]);

/** The sockets' counts and the estimated TCP/IP headers, held against the kernel's own counts. */
export const kernelCheckSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('checked'),
    mtuBytes: count,
    /** A lane agrees where the difference is no larger than this. */
    limitShare: z.number(),
    lanes: z.array(kernelCheckedLaneSchema),
  }),
  z.object({ status: z.literal('failed'), reason: z.string() }),
  z.object({ status: z.literal('skipped'), reason: z.string() }),
]);

/** One judgement of a trial: what was measured against which limit. */
export const checkSchema = z.object({
  id: z.string(),
  title: z.string(),
  value: z.number(),
  limit: z.number(),
  unit: z.string(),
  ok: z.boolean(),
  /** What went wrong and what to try; null where it is fine. */
  advice: z.string().nullable(),
});

const percentileSchema = z.object({ percentile: z.number(), ns: z.number() });

/** A distribution of times: an HDR histogram that can be merged, and what can be read off it. */
export const histogramSchema = z.object({
  count: count,
  meanNs: z.number(),
  minNs: z.number(),
  maxNs: z.number(),
  /** Only percentiles with at least ten samples beyond them. */
  percentiles: z.array(percentileSchema),
  /** HdrHistogram V2 compressed encoding, base64; unit ns. */
  encoded: z.string(),
});

/** One value a second of the measured window, one a rung of a ladder (ladder.ts), or one a client, in order. */
export const seriesSchema = z.object({ unit: z.string(), values: z.array(z.number().nullable()) });

const trialBase = z.object({
  id: z.string(),
  scenario: z.string(),
  lane: z.string(),
  point: pointSchema,
  /** Counts from 0, as do places within the round. */
  round: count,
  place: count,
  /** 0, or 1 for the retry of a rejected trial. */
  attempt: count,
  seed: z.int(),
  startedAt: z.string(),
  durationMs: z.number(),
  /** Process ids by role, and what else is worth knowing of how it ran. */
  processes: z.record(z.string(), z.int()),
  settings: z.record(z.string(), scalar),
  engine: z.record(z.string(), z.string()),
});

const measured = {
  metrics: figures,
  /** Metrics that are bounds, not values: `lower` is printed "≥", `upper` "≤". */
  bounds: z.record(z.string(), z.enum(['lower', 'upper'])),
  counters: figures,
  histograms: z.record(z.string(), histogramSchema),
  series: z.record(z.string(), seriesSchema),
  /** The bytes themselves, where the scenario keeps them. */
  capture: captureSchema.optional(),
};

export const trialSchema = z.discriminatedUnion('status', [
  trialBase.extend({ status: z.literal('valid'), checks: z.array(checkSchema), ...measured }),
  trialBase.extend({
    status: z.literal('invalid'),
    checks: z.array(checkSchema),
    reasons: z.array(z.string()),
    /** What a rejected trial read, kept for diagnosis only: it is never a figure. */
    rejected: z.object(measured),
  }),
  trialBase.extend({ status: z.literal('failed'), reasons: z.array(z.string()) }),
  trialBase.extend({ status: z.literal('skipped'), reasons: z.array(z.string()) }),
]);

/** A metric over the valid trials of a cell. The trial is the unit. */
export const estimateSchema = z.object({
  /** Median of the rounds' values. */
  value: z.number(),
  /** 95 % interval of the centre; null where there are too few rounds for one. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The rounds' own values, in round order. */
  rounds: z.array(z.number()),
  bound: z.enum(['lower', 'upper']).nullable(),
});

const cellBase = z.object({ scenario: z.string(), lane: z.string(), point: pointSchema });

export const cellSchema = z.discriminatedUnion('status', [
  cellBase.extend({
    status: z.literal('valid'),
    validRounds: count,
    metrics: z.record(z.string(), estimateSchema),
  }),
  cellBase.extend({ status: z.literal('invalid'), validRounds: count, reasons: z.array(z.string()) }),
  cellBase.extend({ status: z.literal('failed'), reasons: z.array(z.string()) }),
  cellBase.extend({ status: z.literal('skipped'), reasons: z.array(z.string()) }),
]);

export const verdictSchema = z.enum(['better', 'worse', 'equivalent', 'cannot tell']);

/** Lane against lane, by log ratios within a round. */
export const comparisonSchema = z.object({
  scenario: z.string(),
  point: pointSchema,
  metric: z.string(),
  lane: z.string(),
  against: z.string(),
  /** lane ÷ against. */
  ratio: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  pairs: count,
  method: z.string(),
  verdict: verdictSchema,
});

/** How a cost grows along one parameter of a scenario: y = a × x^exponent, fitted to the rounds' values. */
export const growthSchema = z.object({
  scenario: z.string(),
  lane: z.string(),
  /** What of the point is the same at all of them. */
  point: pointSchema,
  metric: z.string(),
  /** The parameter that x stands for. */
  over: z.string(),
  exponent: z.number(),
  standardError: z.number(),
  /** 95 % interval of the exponent. */
  low: z.number(),
  high: z.number(),
  /** The rounds' median at each x. */
  points: z.array(z.object({ x: z.number(), y: z.number() })),
  /** The point furthest from the line lies this factor above or below it. */
  worstResidualRatio: z.number(),
});

/** A published figure: as it was printed, as a model has it, and as it was measured here. */
export const anchorRowSchema = z.object({
  /** Begins with its anchor's name. */
  id: z.string(),
  anchor: z.string(),
  title: text,
  source: z.object({ authors: z.string(), work: z.string(), year: z.int(), place: z.string() }),
  /** Of claimed, model and measured alike; `1` for a ratio. */
  unit: z.string(),
  /** Null where the source gives no such figure. `printed`: in its own words and units. */
  claimed: z.object({ value: z.number(), printed: z.string() }).nullable(),
  model: z.object({ value: z.number(), formula: z.string() }),
  measured: z.discriminatedUnion('status', [
    z.object({
      status: z.literal('measured'),
      value: z.number(),
      formula: z.string(),
      /** JSON Pointers (RFC 6901) into this file to the figures it was taken from. */
      from: z.array(z.string()),
    }),
    z.object({ status: z.literal('withheld'), reasons: z.array(z.string()) }),
  ]),
  /** From what it was carried on; null where it was measured at that very size. */
  extrapolated: text.nullable(),
  /** Why claim, model and measurement differ. */
  why: text,
});

/** A law of distance beside what was measured: results/laws.ts. */
export const lawSchema = z.object({
  scenario: z.string(),
  lane: z.string(),
  point: pointSchema,
  statistic: z.enum(['p50', 'mean', 'p90', 'p99']),
  predictedNs: z.number(),
  measuredNs: z.number(),
  /** Measured less predicted. */
  residualNs: z.number(),
  /** Of the prediction. */
  residualShare: z.number(),
  /** What chance may do, 95 %: the interval of the rounds or what so few polls may miss, whichever is more. */
  errorNs: z.number().nullable(),
  /** What the lane took beyond its law in the same run side by side; null where that was not measured. */
  ownNs: z.number().nullable(),
  /** `server time`: over 10 % and over chance, and no more than `ownNs` covers. */
  verdict: z.enum(['agrees', 'server time', 'unexplained']),
});

export const runFileSchema = z.object({
  schema: z.literal(SCHEMA_NAME),
  schemaVersion: z.literal(SCHEMA_VERSION),
  runId: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  status: z.enum(['running', 'complete', 'interrupted']),
  /** The command that repeats this run. */
  command: z.string(),
  /** False where there are too few rounds to rank lanes. */
  ranks: z.boolean(),
  plan: planSchema,
  environment: environmentSchema,
  /** Null until it has run. */
  preflight: preflightSchema.nullable(),
  /** Absent until it has run, and where the run does not count exactly. */
  kernelCheck: kernelCheckSchema.optional(),
  /** What was known of the instrument on this machine when the run began; absent where nothing was. */
  instrument: instrumentSchema.optional(),
  lanes: z.array(laneInfoSchema),
  metrics: z.array(metricInfoSchema),
  scenarios: z.array(scenarioInfoSchema),
  warnings: z.array(z.string()),
  trials: z.array(trialSchema),
  cells: z.array(cellSchema),
  comparisons: z.array(comparisonSchema),
  /** Absent where no law holds for anything measured. */
  laws: z.array(lawSchema).optional(),
  /** Present where a scenario was measured at three numbers of clients or more. */
  growth: z.array(growthSchema).optional(),
  /** What else goes through HTTP's `Upgrade`, where the run keeps the bytes of its lanes. */
  doors: z.array(doorSchema).optional(),
  /** Published figures measured again, where the run was asked to. */
  anchors: z.array(anchorRowSchema).optional(),
});

export type RunFile = z.infer<typeof runFileSchema>;
export type RunPlan = z.infer<typeof planSchema>;
export type Ask = z.infer<typeof askSchema>;
export type Environment = z.infer<typeof environmentSchema>;
export type Preflight = z.infer<typeof preflightSchema>;
export type LinkPreflight = z.infer<typeof linkPreflightSchema>;
export type KernelCheck = z.infer<typeof kernelCheckSchema>;
export type KernelCheckedLane = z.infer<typeof kernelCheckedLaneSchema>;
export type LaneInfo = z.infer<typeof laneInfoSchema>;
export type MetricInfo = z.infer<typeof metricInfoSchema>;
export type ScenarioInfo = z.infer<typeof scenarioInfoSchema>;
export type Point = z.infer<typeof pointSchema>;
export type Check = z.infer<typeof checkSchema>;
export type TrialRecord = z.infer<typeof trialSchema>;
export type ValidTrial = Extract<TrialRecord, { status: 'valid' }>;
export type StoredHistogram = z.infer<typeof histogramSchema>;
export type Estimate = z.infer<typeof estimateSchema>;
export type Cell = z.infer<typeof cellSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type Growth = z.infer<typeof growthSchema>;
export type AnchorRow = z.infer<typeof anchorRowSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
export type Law = z.infer<typeof lawSchema>;
