/** One slow-down that was built in: measured as the gate measures, and what the gate makes of it. */
import { findLane } from '../protocol/lanes.js';
import { breakages, regressions } from '../results/compare/change.js';
import { judgeComparison, type Measured, suspects } from '../results/gate/judge-comparison.js';
import { defaultMetrics } from '../results/gate/metrics.js';
import type { FaultFound } from '../results/gate/proof-file.js';
import { thresholdsOf } from '../results/gate/thresholds.js';
import { gateLoad } from '../scenarios/gate/loads.js';
import type { BuiltIn } from '../scenarios/gate/proofs.js';
import { countLanes, measureUnits } from '../scenarios/gate/run.js';
import { slowServer } from '../scenarios/known/slow-down.js';
import { ALPHA, DEFAULT_UNITS } from './gate-options.js';
import { type Proof, proofRequest } from './gate-proof-request.js';

/** @throws AbortError on Ctrl-C */
export async function findBuiltIn(proof: Proof, builtIn: BuiltIn): Promise<FaultFound> {
  const { id, lane, slowDown, tier } = builtIn;
  const startedAt = new Date();
  const comparison = judgeComparison(await measure(proof, builtIn));
  const found = [
    ...regressions(comparison).map(({ lane: at, metric, tier: by }) => ({ lane: at, what: metric.id, by })),
    ...breakages(comparison).map(({ lane: at, reason }) => ({
      lane: at,
      what: reason,
      by: 'exact' as const,
    })),
  ];
  return {
    ...{ fault: id, lane, run: 0, startedAt: startedAt.toISOString(), tier },
    durationMs: Date.now() - startedAt.getTime(),
    found: found.some((one) => one.lane === lane && one.by === tier && tells(one.what, slowDown.kind)),
    misattributed: found.filter((one) => one.lane !== lane).map(({ lane: at, what }) => `${at} ${what}`),
    regressions: found.map(({ lane: at, what }) => `${at} ${what}`),
  };
}

/** The figures that such a slow-down must show in. */
const telling: Readonly<Record<BuiltIn['slowDown']['kind'], RegExp>> = {
  latency: /^latencyP50Ns$/,
  header: /^(downBytesPerMessage|responseHeadBytesPerMessage|openingDownBytes)$/,
  loss: /^missingMessages$/,
  request: /^requestsPerMessage$/,
  cpu: /^serverCpuUsPerMessage$/,
};

const tells = (what: string, kind: BuiltIn['slowDown']['kind']): boolean => telling[kind].test(what);

async function measure(proof: Proof, { lane, slowDown, costLanes }: BuiltIn): Promise<Measured> {
  const program = slowServer({ lane, slowDown });
  const request = proofRequest(proof, { base: {}, head: { serverProgram: program } }, DEFAULT_UNITS);
  const { spreads } = proof.read();
  const thresholds = thresholdsOf({
    lanes: costLanes,
    metrics: defaultMetrics,
    units: DEFAULT_UNITS,
    spreads,
  });
  const loads = costLanes.map((id) => ({ lane: id, ...gateLoad(findLane(id)!) }));
  const { seed, rounds, units } = request;
  const version = { kind: 'tree' as const, name: '', commit: null, dirty: null, replaced: [], engines: {} };
  let file: Measured = {
    plan: {
      ...{
        seed,
        rounds,
        units,
        alpha: ALPHA,
        headers: request.headers.name,
        loads,
        thresholds,
        estimateMs: 0,
      },
      ...{
        lanes: request.lanes.map(({ id }) => id),
        costLanes: [...costLanes],
        metrics: [...defaultMetrics],
      },
    },
    ...{ status: 'running', counted: [], units: [], base: version, head: version },
  };
  for await (const trial of countLanes(request)) file = { ...file, counted: [...file.counted, trial] };
  const measured = costLanes.map((id) => findLane(id)!);
  for await (const { unit } of measureUnits(request, measured, 'first')) {
    file = { ...file, units: [...file.units, unit] };
  }
  const again = measured.filter(({ id }) => suspects(file).some((suspect) => suspect.lane === id));
  for await (const { unit } of measureUnits(request, again, 'confirmation')) {
    file = { ...file, units: [...file.units, unit] };
  }
  return file;
}
