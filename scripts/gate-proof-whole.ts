/** One whole command of the gate, run as a user runs it, for a proof of what the gate is worth. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breakages, regressions } from '../results/compare/change.js';
import { outcomeOf } from '../results/compare/outcome.js';
import { readComparisonFile } from '../results/gate/comparison-file.js';
import { compiledScript } from '../scenarios/harness/compiled-script.js';
import type { Proof } from './gate-proof-request.js';
import { say } from './terminal.js';

/** Whole commands' seeds begin here, clear of those of the units of `like`. */
export const WHOLE_SEED = 10_000_000;

/** Runs the command as a user does, and keeps what it said and what it measured. */
export async function runWhole(proof: Proof): Promise<void> {
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
