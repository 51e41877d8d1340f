/** The parts of a proof of the gate: what each measures, how long it takes, and what it keeps. */
import { findLane } from '../protocol/lanes.js';
import type { GateUnit } from '../results/gate/measured-schema.js';
import type { ProofFile } from '../results/gate/proof-file.js';
import { gateLoad } from '../scenarios/gate/loads.js';
import { BURDENED_LANE, builtIns, burden, burdenShares } from '../scenarios/gate/proofs.js';
import { countedMs, measureUnits, unitKey, unitsMs } from '../scenarios/gate/run.js';
import { slowServer } from '../scenarios/known/slow-down.js';
import { findBuiltIn } from './gate-fault.js';
import { DEFAULT_ROUNDS, DEFAULT_UNITS } from './gate-options.js';
import { drawAgain } from './gate-proof-draws.js';
import { allLanes, costLanes, type Proof, proofRequest } from './gate-proof-request.js';
import { runWhole, WHOLE_SEED } from './gate-proof-whole.js';
import { say } from './terminal.js';

export interface ProofPart {
  readonly id: string;
  readonly about: string;
  /** How long what is still to be done takes. */
  leftMs(proof: Proof): number;
  run(proof: Proof): Promise<void>;
}

/** A whole command besides its counts and units: two commits checked out, installed and built. */
const AROUND_COMMAND_MS = 40_000;

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
