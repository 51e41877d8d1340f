/** `npm run bench:gate`: what the gate is worth on this machine: false alarms, and slow-downs found. */
import { existsSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fingerprintOf, sameFingerprint } from '../results/fingerprint.js';
import {
  newProofFile,
  PROOF_FILE,
  type ProofFile,
  proofFileText,
  readProofFile,
} from '../results/gate/proof-file.js';
import { MACHINE_FOLDER } from '../results/instrument-file.js';
import { checkFolder, saveFile } from '../results/store.js';
import { readEnvironment } from '../scenarios/harness/environment.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import { pc } from './colours.js';
import { newCommand, readFlags } from './command-line.js';
import { exitCodes } from './exit-codes.js';
import { DEFAULT_UNITS } from './gate-options.js';
import { proofLoads, proofParts } from './gate-proof.js';
import type { Proof, ProofSizes } from './gate-proof-request.js';
import { proofTable } from './gate-proof-table.js';
import { knownNames, type NumberRange, numberWithin } from './options.js';
import { runCommand } from './run-command.js';
import { duration, say, shownPath } from './terminal.js';

const EARLIER = 'gate-earlier.json';
const NEEDED_BYTES = 16 * 1024 * 1024;
const UNITS: NumberRange = { least: 6, most: 500, unit: '', whole: true };
const COMMANDS: NumberRange = { least: 0, most: 60, unit: '', whole: true };
const SEED: NumberRange = { least: 0, most: 2 ** 20, unit: '', whole: true };

const ids = proofParts.map(({ id }) => id);
const command = newCommand(
  'bench:gate',
  'Measures the gate itself: like against like, and servers with slow-downs built in.',
)
  .option('--only <list>', `parts to measure (default: all): ${ids.join(', ')}`)
  .option('--like <n>', 'units of like with like, of each lane, beside those of whole commands', '6')
  .option('--commands <n>', 'whole commands, base and head the same commit', '6')
  .option('--burdened <n>', 'units against more CPU, of each share', '20')
  .option('--seed <n>', 'chooses schedules, order and draws', '1')
  .option('--fresh', 'begin anew, though there is something to go on with')
  .option(
    '--out <folder>',
    `where ${PROOF_FILE} goes, which the gate takes its thresholds from`,
    MACHINE_FOLDER,
  )
  .option('--json', 'print the JSON, and nothing else, on stdout (use npm run -s)')
  .addHelpText(
    'after',
    `
What is unfinished on this machine, of this commit, is gone on with; larger numbers extend it.

Exit codes: 0 no false alarm, and all that must be found was · 1 otherwise · 2 bad arguments ·
            130 interrupted (what is finished is kept)`,
  );

interface Flags {
  only?: string;
  like: string;
  commands: string;
  burdened: string;
  seed: string;
  fresh?: true;
  out: string;
  json?: true;
}

await runCommand(async (signal) => {
  const flags = readFlags<Flags>(command, process.argv.slice(2));
  return flags ? prove(flags, signal) : exitCodes.ok;
});

async function prove(flags: Flags, signal: AbortSignal): Promise<number> {
  const wanted = flags.only === undefined ? ids : knownNames('--only', flags.only, ids);
  const seed = numberWithin('--seed', flags.seed, SEED);
  const sizes: ProofSizes = {
    like: numberWithin('--like', flags.like, UNITS),
    commands: numberWithin('--commands', flags.commands, COMMANDS),
    burdened: numberWithin('--burdened', flags.burdened, UNITS),
  };
  const folder = resolve(flags.out);
  checkFolder(folder, NEEDED_BYTES);
  const path = join(folder, PROOF_FILE);
  let file = begin(path, seed, flags.fresh ?? false);
  const proof: Proof = {
    sizes,
    signal,
    read: () => file,
    keep(next) {
      file = { ...file, ...next, updatedAt: new Date().toISOString() };
      saveFile(path, proofFileText(file));
    },
  };
  const parts = proofParts.filter(({ id }) => wanted.includes(id));
  const left = parts.reduce((sum, part) => sum + part.leftMs(proof), 0);
  say(pc.bold(`the gate itself · about ${duration(left)}`));
  for (const part of parts) say(`  ${part.id.padEnd(9)} ${part.about} · ${duration(part.leftMs(proof))}`);
  say();
  const began = Date.now();
  try {
    for (const part of parts) await part.run(proof);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  say(pc.dim(`${signal.aborted ? 'interrupted' : 'complete'} after ${duration(Date.now() - began)}\n`));
  process.stdout.write(flags.json ? proofFileText(file) : `${proofTable(file)}\n`);
  say(`\nresult  ${shownPath(path)}`);
  return signal.aborted ? exitCodes.interrupted : verdict(file);
}

/** What there is to go on with, or an empty proof; what does not fit is put aside, not overwritten. */
function begin(path: string, seed: number, fresh: boolean): ProofFile {
  const environment = readEnvironment(findPinning());
  const fingerprint = fingerprintOf(environment);
  const startedAt = new Date().toISOString();
  const head = { fingerprint, environment, startedAt, seed, units: DEFAULT_UNITS, loads: proofLoads() };
  const empty = newProofFile(head);
  const earlier = readProofFile(path);
  const goesOn =
    earlier &&
    sameFingerprint(earlier.fingerprint, fingerprint) &&
    earlier.environment.commit === environment.commit &&
    earlier.seed === seed &&
    // Not as text: what was read has its names in the schema's order.
    isDeepStrictEqual(earlier.loads, empty.loads);
  if (goesOn && !fresh) return earlier;
  if (existsSync(path)) {
    renameSync(path, join(path, '..', EARLIER));
    say(pc.dim(`the earlier proof is kept as ${EARLIER}`));
  }
  return empty;
}

/** Shares of CPU found are measured, not required. */
function verdict({ drawn, whole, faults }: ProofFile): number {
  const alarms =
    (drawn?.failures ?? 0) + whole.filter(({ exitCode }) => exitCode === exitCodes.failed).length;
  const missed = faults.filter(({ found, misattributed }) => !found || misattributed.length > 0).length;
  return alarms + missed > 0 ? exitCodes.failed : exitCodes.ok;
}
