/** The parts of a proof of the gate: what each measures, how long it takes, and what it keeps. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findLane } from '../protocol/lanes.js';
import { breakages, regressions } from '../results/compare/change.js';
import { outcomeOf } from '../results/compare/outcome.js';
import { readComparisonFile } from '../results/gate/comparison-file.js';
import { type DrawOptions, drawChanged, drawLike } from '../results/gate/draws.js';
import { detectableOf, likeSpread } from '../results/gate/like-spreads.js';
import type { GateUnit, Threshold } from '../results/gate/measured-schema.js';
import { defaultMetrics, logRatios } from '../results/gate/metrics.js';
import type { LikeSpread, Power, ProofFile } from '../results/gate/proof-file.js';
import { thresholdsOf } from '../results/gate/thresholds.js';
import { hodgesLehmann } from '../results/statistics/centre.js';
import { gateLoad } from '../scenarios/gate/loads.js';
import { BURDENED_LANE, builtIns, burden, burdenShares } from '../scenarios/gate/proofs.js';
import { countedMs, measureUnits, unitKey, unitsMs } from '../scenarios/gate/run.js';
import { compiledScript } from '../scenarios/harness/compiled-script.js';
import { slowServer } from '../scenarios/known/slow-down.js';
import { findBuiltIn } from './gate-fault.js';
import { ALPHA, DEFAULT_ROUNDS, DEFAULT_UNITS, defaultCostLanes } from './gate-options.js';
import { allLanes, costLanes, type Proof, proofRequest } from './gate-proof-request.js';
import { say } from './terminal.js';

export interface ProofPart {
  readonly id: string;
  readonly about: string;
  /** How long what is still to be done takes. */
  leftMs(proof: Proof): number;
  run(proof: Proof): Promise<void>;
}

/** Decisions drawn between like and like, and of each share of CPU. */
const DECISIONS = 60;
const POWER_DRAWS = 20;
/** A whole command besides its counts and units: two commits checked out, installed and built. */
const AROUND_COMMAND_MS = 40_000;

const validOf = (units: readonly GateUnit[]) => units.filter(({ status }) => status === 'valid');

export const proofLoads = (): ProofFile['loads'] =>
  costLanes().map((lane) => ({ lane: lane.id, ...gateLoad(lane) }));

/** Units that are there already, so that no more than the others are measured. */
const doneOf = (units: readonly GateUnit[]): ReadonlySet<string> => new Set(units.map(unitKey));

const like: ProofPart = {
  id: 'like',
  about: 'units of like with like, on the lanes of the default set',
  leftMs: ({ read, sizes }) =>
    Math.max(
      0,
      unitsMs(costLanes(), sizes.like) -
        unitsMs(costLanes(), likeMeasured(read()).length / costLanes().length),
    ),
  async run(proof) {
    const request = proofRequest(proof, { base: {}, head: {} }, proof.sizes.like);
    const done = doneOf(likeMeasured(proof.read()));
    for await (const { unit } of measureUnits(request, costLanes(), 'first', done)) {
      proof.keep({ like: [...proof.read().like, unit] });
      say(`like      ${unit.lane.padEnd(14)} ${unit.unit + 1}/${proof.sizes.like} ${unit.status}`);
    }
    drawAgain(proof);
  },
};

/** Units of whole commands have seeds of their own: they stand beside these and do not replace them. */
const likeMeasured = ({ like: units, seed }: ProofFile): GateUnit[] =>
  units.filter((unit) => unit.seed < seed + WHOLE_SEED);
/** Whole commands' seeds begin here, clear of those of the units of `like`. */
const WHOLE_SEED = 10_000_000;

const whole: ProofPart = {
  id: 'whole',
  about: 'whole commands, install and build included, base and head the same commit',
  leftMs: ({ read, sizes }) => Math.max(0, sizes.commands - read().whole.length) * wholeMs(),
  async run(proof) {
    while (proof.read().whole.length < proof.sizes.commands) {
      proof.signal.throwIfAborted();
      await runWhole(proof);
    }
    drawAgain(proof);
  },
};

function wholeMs(): number {
  const counts = countedMs({ lanes: allLanes(), rounds: DEFAULT_ROUNDS });
  return AROUND_COMMAND_MS + counts + unitsMs(costLanes(), DEFAULT_UNITS);
}

/** Runs the command as a user does, and keeps what it said and what it measured. */
async function runWhole(proof: Proof): Promise<void> {
  const { seed, whole: before, like: units } = proof.read();
  const folder = mkdtempSync(join(tmpdir(), 'why-websocket-gate-'));
  const startedAt = new Date();
  const own = seed + WHOLE_SEED * (before.length + 1);
  const script = compiledScript('./compare.js', import.meta.url);
  const args = ['--base', 'HEAD', '--head', 'HEAD', '--seed', String(own), '--out', folder];
  try {
    say(
      `whole     ${before.length + 1}/${proof.sizes.commands}  npm run compare -- ${args.slice(0, 6).join(' ')}`,
    );
    const exitCode = await runScript(script, args, proof.signal);
    const [name] = readdirSync(folder);
    if (name === undefined) throw new Error(`the command ended with ${exitCode} and left no result`);
    const { comparison, units: measured } = readComparisonFile(join(folder, name));
    const run = {
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      ...{ exitCode, outcome: outcomeOf(comparison, false), seed: own },
      found: [
        ...regressions(comparison).map(({ lane, metric }) => `${lane} ${metric.id}`),
        ...breakages(comparison).map(({ lane, reason }) => `${lane} ${reason}`),
      ],
    };
    const fresh = measured.filter(({ set }) => set === 'first');
    proof.keep({ whole: [...before, run], like: [...units, ...fresh] });
    say(`whole     exit ${exitCode}, ${run.outcome}, after ${Math.round(run.durationMs / 1000)} s`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ended by Ctrl-C it removes what it has checked out, and is waited for. */
function runScript(script: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const interrupt = () => child.kill('SIGINT');
  signal.addEventListener('abort', interrupt);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      signal.removeEventListener('abort', interrupt);
      if (signal.aborted) reject(signal.reason);
      else resolve(code ?? -1);
    });
  });
}

const faults: ProofPart = {
  id: 'faults',
  about: `slow-downs that are built in: ${[...new Set(builtIns.map(({ id }) => id))].join(', ')}`,
  leftMs: ({ read }) =>
    builtIns
      .filter(({ id, lane }) => !read().faults.some((fault) => fault.fault === id && fault.lane === lane))
      .reduce((sum, { costLanes: ids }) => {
        const measured = ids.map((id) => findLane(id)!);
        const counts = countedMs({ lanes: allLanes(), rounds: DEFAULT_ROUNDS });
        return sum + counts + unitsMs(measured, DEFAULT_UNITS) + unitsMs(measured.slice(0, 1), DEFAULT_UNITS);
      }, 0),
  async run(proof) {
    for (const builtIn of builtIns) {
      const { id, lane } = builtIn;
      if (proof.read().faults.some((fault) => fault.fault === id && fault.lane === lane)) continue;
      const found = await findBuiltIn(proof, builtIn);
      proof.keep({ faults: [...proof.read().faults, found] });
      say(`faults    ${id} on ${lane}: ${found.found ? 'found' : 'NOT found'}`);
    }
  },
};

const power: ProofPart = {
  id: 'power',
  about: `more CPU a message: ${burdenShares.map((share) => `${share * 100} %`).join(', ')}`,
  leftMs: ({ read, sizes }) =>
    burdenShares.reduce((sum, share) => {
      const left = sizes.burdened - burdenedUnits(read(), share).length;
      return sum + unitsMs([findLane(BURDENED_LANE)!], Math.max(0, left));
    }, 0),
  async run(proof) {
    for (const share of burdenShares) {
      const program = slowServer({ lane: BURDENED_LANE, slowDown: burden(share) });
      const request = proofRequest(
        proof,
        { base: {}, head: { serverProgram: program } },
        proof.sizes.burdened,
      );
      const done = doneOf(burdenedUnits(proof.read(), share));
      for await (const { unit } of measureUnits(request, [findLane(BURDENED_LANE)!], 'first', done)) {
        const others = proof.read().burdened.filter((one) => one.share !== share);
        const units = [...burdenedUnits(proof.read(), share), unit];
        proof.keep({ burdened: [...others, { share, units }].sort((a, b) => a.share - b.share) });
        say(
          `power     ${share * 100} % on ${unit.lane} ${unit.unit + 1}/${proof.sizes.burdened} ${unit.status}`,
        );
      }
    }
    drawAgain(proof);
  },
};

const burdenedUnits = ({ burdened }: ProofFile, share: number): GateUnit[] =>
  burdened.find((one) => one.share === share)?.units ?? [];

export const proofParts: readonly ProofPart[] = [like, whole, faults, power];

/** All that is drawn from stored units, made anew. Two sets must be there, or nothing independent can be drawn. */
function drawAgain(proof: Proof): void {
  const file = proof.read();
  const spreads = spreadsOf(file);
  proof.keep({ spreads });
  const enough = costLanes().every(
    ({ id }) => validOf(file.like).filter(({ lane }) => lane === id).length >= DEFAULT_UNITS,
  );
  if (!enough) return;
  const options = drawOptions(file, spreads);
  const withReach = spreads.map((spread) => ({
    ...spread,
    detectable: detectableOf(spread, file.like, options),
  }));
  const drawn = drawLike(file.like, { ...options, decisions: DECISIONS });
  proof.keep({ spreads: withReach, drawn, power: powerOf(file, options) });
}

function spreadsOf({ like: units }: ProofFile): LikeSpread[] {
  return defaultCostLanes.flatMap((lane) =>
    defaultMetrics.flatMap((metric) => {
      const spread = likeSpread(lane, metric, units);
      return spread ? [{ ...spread, detectable: 0 }] : [];
    }),
  );
}

/** The gate's own default set, at the thresholds that it would take on this machine. */
function drawOptions({ seed }: ProofFile, spreads: readonly LikeSpread[]): Omit<DrawOptions, 'decisions'> {
  const thresholds: Threshold[] = thresholdsOf({
    ...{ lanes: defaultCostLanes, metrics: defaultMetrics, units: DEFAULT_UNITS, spreads },
  });
  return { thresholds, units: DEFAULT_UNITS, alpha: ALPHA, seed };
}

function powerOf(file: ProofFile, options: Omit<DrawOptions, 'decisions'>): Power[] {
  const lane = BURDENED_LANE;
  const metric = 'serverCpuUsPerMessage';
  const decisions = { ...options, decisions: POWER_DRAWS };
  return file.burdened.flatMap(({ share, units }): Power[] => {
    const pool = validOf(units);
    if (pool.length < DEFAULT_UNITS) return [];
    const found = drawChanged(file.like, { lane, metric, pool, addedLog: 0 }, decisions);
    const many = { ...options, decisions: 10 * POWER_DRAWS };
    const shifted = { lane, metric, pool: file.like, addedLog: Math.log1p(share) };
    const predicted = drawChanged(file.like, shifted, many) / many.decisions;
    const measured = Math.expm1(hodgesLehmann(logRatios(pool, metric)));
    return [{ lane, share, measured, draws: POWER_DRAWS, found, predicted }];
  });
}
