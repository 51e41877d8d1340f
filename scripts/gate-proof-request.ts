/** What the parts of a proof of the gate share: its file, its sizes, and the gate's own default set. */
import { headerProfiles } from '../protocol/headers.js';
import { findLane, type Lane, mainLaneIds } from '../protocol/lanes.js';
import type { ProofFile } from '../results/gate/proof-file.js';
import type { GateRequest } from '../scenarios/gate/run.js';
import type { Sides } from '../scenarios/gate/sides.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import { DEFAULT_ROUNDS, defaultCostLanes } from './gate-options.js';

export interface ProofSizes {
  readonly like: number;
  readonly commands: number;
  readonly burdened: number;
}

export interface Proof {
  readonly sizes: ProofSizes;
  readonly signal: AbortSignal;
  read(): ProofFile;
  /** Puts these in the file's place and saves it. */
  keep(next: Partial<ProofFile>): void;
}

export const costLanes = (): Lane[] => defaultCostLanes.map((id) => findLane(id)!);
export const allLanes = (): Lane[] => mainLaneIds.map((id) => findLane(id)!);
export function proofRequest({ read, signal }: Proof, sides: Sides, units: number): GateRequest {
  const headers = headerProfiles.browser!;
  const { seed } = read();
  const how = { headers, pinning: findPinning(), signal, rounds: DEFAULT_ROUNDS, units, seed };
  return { sides, lanes: allLanes(), costLanes: costLanes(), ...how };
}
